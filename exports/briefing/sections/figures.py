"""The key figures, and how the record counts."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.totals import Total
from exports.briefing.asked import Block
from exports.briefing.document import Figure, Figures, Section, Text
from exports.briefing.scene import Scene
from figures.method_words import list_method
from figures.overview_words import (
    list_reading_notes,
    say_authorities,
    say_grades,
    say_left_out,
    say_no_news_at_most,
    say_silent,
)
from figures.total_words import say_total_range
from i18n import _, ngettext
from i18n.lists import join_sentences
from i18n.numbers import say_number


def make_figures(scene: Scene, block: Block) -> Section:
    """The three figures of the first page under the scope, worded as there."""
    found = scene.overview
    no_news = [say_no_news_at_most(found)] if found.no_news_at_most else []
    if scene.scope.lens is not None:
        no_news.insert(0, _("Counted by the record’s own figures, whoever tells of them."))
    figures = [
        _make_figure(
            scene,
            _("People known to have been arrested"),
            found.arrested,
            found.arrested_authorities,
            [say_silent(found.arrested_silent)] if found.arrested_silent else [],
        ),
        _make_figure(
            scene,
            _("People known to have been returned"),
            found.returned,
            found.returned_authorities,
            [say_silent(found.returned_silent)] if found.returned_silent else [],
        ),
        _make_figure(scene, _("People of whom there is no news"), found.no_news, found.no_news_authorities, no_news),
    ]
    cases = ngettext("{n} case on record.", "{n} cases on record.", found.cases).format(n=say_number(found.cases))
    notes = [*list_reading_notes(found), say_grades(found)]
    notes += [say_left_out(found)] if found.totals_left_out else []
    return Section(block, _("Key figures"), [Text(cases), Figures(figures)], notes, scene.address(""))


def _make_figure(
    scene: Scene, title: str, total: Total, authorities: tuple[tuple[str, int], ...], more: Sequence[str]
) -> Figure:
    by = say_authorities(authorities, scene.texts)
    said = [_("By authority: {authorities}.").format(authorities=by)] if by else []
    return Figure(title, total.best, say_number(total.best), say_total_range(total), [*said, *more])


def make_method(scene: Scene, block: Block) -> Section:
    """How the record counts and what it does not say, as on its own page."""
    # Translators: a heading of a page on method, which may be a question, and its sentences: "Do no harm – …".
    pattern = _("{heading} – {sentences}")
    parts = [
        Text(pattern.format(heading=heading, sentences=join_sentences(sentences)))
        for heading, sentences in list_method().items()
    ]
    return Section(block, _("Method and limits"), parts, (), f"{scene.base}/about")
