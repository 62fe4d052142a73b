"""How the record counts, in words: on its own page, and at the end of what is handed over."""

from __future__ import annotations

from collections.abc import Mapping

from i18n import _


def list_method() -> Mapping[str, list[str]]:
    """Sentences by heading, in the order in which they are read."""
    return {
        _("What is counted"): [
            _("A case is a group of people whose fate can be followed as one."),
            _("Arrests and returns are summed over the events of cases, as two series that are never added."),
            _("Totals over groups not known one by one are left out, since their people may be in other cases."),
            _("Where several events of a case speak of the same people, the case counts once."),
        ],
        _("What do the three figures mean?"): [
            _("Best is the most credible figure; low and high are the range over the credible claims."),
            _("A group of unknown size is in no sum and is named beside it; unknown is never shown as zero."),
            _("Low and high of a sum are sums of lows and of highs, and no statistical interval."),
        ],
        _("How well is a case known?"): [
            _("The grade is of the arrest or the return itself, not of the number and not of what became of people."),
        ],
        _("What the record does not say"): [
            _("It is not a count of everybody arrested or returned: most arrests never become public."),
            _("A year with few cases may only be a year with little news, and the latest months are never complete."),
            _("What happens after a return is rarely told, so that silence says nothing of it."),
            _("What is documented here is a small part of what others estimate; the page on time shows both."),
        ],
        _("Do no harm"): [
            _("Nobody held, returned or helping others is named, and no place is finer than a town or a crossing."),
            _("Pages that name such people are cited without a link."),
            _("We count no visitors and keep nothing about readers, and these pages ask nothing of any other site."),
        ],
    }
