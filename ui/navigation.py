"""The script Streamlit runs on every visit and change: language, menu, page, footer.

It lies in ui/ and not beside pages/, since a folder of that name next to the script switches on Streamlit's
old multipage mode: the first deep link after a start would then run the page file past this router.
"""

from __future__ import annotations

import streamlit as st

from i18n import _, activate, language, read_language
from i18n.dates import say_date
from ui import links, record
from ui.addresses import ADDRESSES, OVERVIEW, write_title
from ui.failure import show_no_data
from ui.text import plain

asked = st.query_params.get("lang", "")
# Each run has its own thread, and a new thread starts in English.
activate(read_language(asked) or "en")

pages = {
    address: st.Page(address.file, title=address.title(), url_path=address.path, default=address is OVERVIEW)
    for address in ADDRESSES
}
page = st.navigation(list(pages.values()), position="hidden")
current = next(address for address in ADDRESSES if address.path == page.url_path)
st.set_page_config(page_title=write_title(current), layout="wide", initial_sidebar_state="collapsed")

with st.container(horizontal=True, key="menu", vertical_alignment="center"):
    st.markdown(f"**{plain(_('Repatriation Watch'))}**", width="content")
    for address in ADDRESSES:
        st.page_link(pages[address], label=plain(address.title()), query_params=links.keep())

if asked and read_language(asked) != language():
    # Plain text: what stands in an address is a stranger's word and never becomes Markdown.
    notice = _("The link asked for the language “{asked}”, in which the record cannot be read yet.")
    st.text(notice.format(asked=asked))

dataset = record.take()
if dataset is None:
    show_no_data()
else:
    page.run()
    with st.container(horizontal=True, key="footer"):
        for caption in (
            _("Data version {version}").format(version=dataset.version),
            _("Data as of {date}").format(date=say_date(dataset.data_date)),
            _("Data: CC BY 4.0. Cited pages stay their publishers’. Code: Apache-2.0."),
        ):
            st.caption(plain(caption), width="content")
