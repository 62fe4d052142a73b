"""What became of the people of the record, of whom is there no news, and what was said?"""

from datetime import UTC, datetime

import streamlit as st

from analysis.silence import ORDERS
from i18n import _
from ui import asking, compute
from ui.addresses import OUTCOMES
from ui.filter_bar import show_head, show_nothing
from ui.notices import name_unknown, name_unused
from ui.outcome_answers import show_answers
from ui.outcome_fates import show_fates
from ui.outcome_parameters import OWN_PARAMETERS
from ui.outcome_ways import show_ways
from ui.record import current
from ui.replay import show_kept
from ui.silence_list import show_silences
from ui.treatment import show_treatment

dataset, case_filter = current(), asking.current()
asked = st.query_params.get("sort")
order = next((known for known in ORDERS if known == asked), ORDERS[0])
name_unused(OWN_PARAMETERS)
name_unknown([("sort", asked)] if asked is not None and asked != order else [])
show_head(_("What became of them?"), OUTCOMES, dataset, case_filter, **({"sort": order} if asked == order else {}))
if compute.cases(dataset, case_filter).empty:
    show_nothing(OUTCOMES)
else:
    show_kept(show_fates, dataset, case_filter)
    # The one clock of the record: how long nothing was heard counts to today (counting rule 9).
    show_silences(dataset, case_filter, order, today=datetime.now(UTC).date())
    show_kept(show_ways, dataset, case_filter)
    show_answers(dataset, case_filter)
    show_kept(show_treatment, dataset, case_filter)
