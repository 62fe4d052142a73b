"""What several pages share. Beside dashboard.py and pages/ the only room that imports Streamlit."""
