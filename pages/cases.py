"""A placeholder until the page is written."""

import streamlit as st

from i18n import _

st.title(_("Cases"))
