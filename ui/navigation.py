"""The script Streamlit runs on every visit and change: language, menu, page, footer.

It lies in ui/ and not beside pages/, since a folder of that name next to the script switches on Streamlit's
old multipage mode: the first deep link after a start would then run the page file past this router.
"""

from __future__ import annotations

import streamlit as st

from i18n import activate, choose_language, language, read_language
from ui import asking, notices, record
from ui.addresses import ADDRESSES, OVERVIEW, write_title
from ui.failure import show_no_data
from ui.footer import show_footer
from ui.held import show_held
from ui.menu import show_menu

asked = st.query_params.get("lang", "")
# Each run has its own thread, and a new thread starts in English.
activate(choose_language(asked, st.context.headers.get("Accept-Language", "") or st.context.locale or ""))

pages = {
    address: st.Page(address.file, title=address.title(), url_path=address.path, default=address is OVERVIEW)
    for address in ADDRESSES
}
page = st.navigation(list(pages.values()), position="hidden")
current = next(address for address in ADDRESSES if address.path == page.url_path)
st.set_page_config(page_title=write_title(current), layout="wide", initial_sidebar_state="collapsed")

dataset = record.take()
unknown = () if dataset is None else asking.take(dataset)[1]
show_menu(current)
if asked and read_language(asked) != language():
    notices.name_language(asked)
notices.name_unknown(unknown)

if dataset is None:
    show_no_data()
else:
    show_held(current, dataset)
    page.run()
    show_footer(current, dataset)
