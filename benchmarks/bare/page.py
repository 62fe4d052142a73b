"""The script of the bare page: the same pages in the navigation, then the ready-made elements and nothing else."""

from urllib.parse import urlencode

import streamlit as st

from benchmarks.bare.app import CALLS
from benchmarks.bare.elements import show
from ui.addresses import ADDRESSES, OVERVIEW

pages = {
    address.path: st.Page(address.file, title=address.title(), url_path=address.path, default=address is OVERVIEW)
    for address in ADDRESSES
}
page = st.navigation(list(pages.values()), position="hidden")
query = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
show(CALLS[f"/{page.url_path}?{query}" if query else f"/{page.url_path}"], pages)
