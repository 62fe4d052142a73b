"""The routes beside the pages and the headers on every answer (Starlette only, no Streamlit)."""
