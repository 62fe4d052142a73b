"""A Streamlit page that shows what the Overview shows, from ready-made words, pictures and frames."""
