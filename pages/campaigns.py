"""Who asked what of whom, how many took part, and what is on record after it?"""

import streamlit as st

from ui import asking
from ui.campaign_list import show_campaign_page
from ui.campaign_parameters import OWN_PARAMETERS
from ui.campaign_view import is_campaign, show_campaign, show_no_campaign
from ui.notices import name_unused
from ui.record import current

dataset, case_filter = current(), asking.current()
campaign_id = st.query_params.get("campaign")
name_unused(OWN_PARAMETERS)
if campaign_id is None:
    show_campaign_page(dataset, case_filter)
elif is_campaign(dataset, campaign_id):
    show_campaign(dataset, case_filter, campaign_id)
else:
    show_no_campaign(campaign_id)
