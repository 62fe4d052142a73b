"""A Streamlit page that shows what a page of the record shows, from ready-made words, pictures and frames."""
