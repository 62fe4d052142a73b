"""From the files of `data/` to checked, typed tables: the only room that opens them.

The contract (`contract.py`) says what the tables are, `reading.py` takes the bytes apart, `dates.py` reads
EDTF, `problems.py` lists what can be wrong, and `dataset.py` puts one moment of all tables together.
Nothing here knows of Streamlit, of languages or of figures.
"""
