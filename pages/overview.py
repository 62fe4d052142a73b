"""How many North Koreans who fled were arrested, how many returned, and of how many is there no news?"""

import streamlit as st

from analysis.filters import CaseFilter
from i18n import _
from loaders.dataset import Dataset
from ui import asking, compute
from ui.addresses import OVERVIEW
from ui.entries import show_compared, show_newest
from ui.filter_bar import show_head, show_nothing
from ui.headline import show_headline
from ui.notices import name_unused
from ui.places import PlaceNames
from ui.record import current
from ui.replay import show_kept
from ui.stretches import show_stretches
from ui.text import plain
from ui.years import show_years


def show_overview(dataset: Dataset, case_filter: CaseFilter) -> None:
    """The first page, below its head."""
    figures = compute.overview(dataset, case_filter)
    places = PlaceNames(dataset)
    show_headline(figures, places, case_filter)

    st.header(_("When were people arrested and returned?"))
    show_years(dataset, case_filter, figures)

    st.header(_("The latest three months, and the worst"))
    show_stretches(figures, places)

    st.header(_("What this record is, and what it is not"))
    st.markdown(
        plain(
            _(
                "Every figure here is a sum over groups of people that published pages tell of: each claim names its "
                "source, each case the pages it rests on, and claims that disagree are all kept. It is not a count "
                "of everybody arrested or returned: most arrests never become public, and a year with few cases may "
                "only be a year with little news. We name nobody who is held, was returned or helped others, and "
                "give no hiding place; pages that we link to may say more than we do."
            )
        )
    )

    st.header(_("What was reported last?"))
    show_newest(dataset, figures.newest)

    st.header(_("Who says how many?"))
    st.markdown(
        plain(
            _(
                "The two crackdowns with the most documented arrests. The claims count different things over different "
                "times; none of them is added to what is documented."
            )
        )
    )
    show_compared(dataset, figures.compared)


name_unused(())
view, chosen = current(), asking.current()
title = _("How many North Koreans who fled were arrested, and what became of them?")
show_head(title, OVERVIEW, view, chosen)
if compute.overview(view, chosen).cases:
    show_kept(show_overview, view, chosen)
else:
    show_nothing(OVERVIEW)
