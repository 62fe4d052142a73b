"""The script of the bare page: the same pages in the navigation, then the ready-made elements and nothing else."""

import streamlit as st

from benchmarks.bare.app import CALLS
from benchmarks.bare.elements import show
from ui.addresses import ADDRESSES, OVERVIEW

pages = {
    address.path: st.Page(address.file, title=address.title(), url_path=address.path, default=address is OVERVIEW)
    for address in ADDRESSES
}
st.navigation(list(pages.values()), position="hidden")
show(CALLS, pages)
