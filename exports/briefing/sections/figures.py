"""The key figures, and how the record counts."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.totals import Total
from exports.briefing.asked import Block
from exports.briefing.document import Figure, Figures, Section, Text
from exports.briefing.scene import Scene
from figures.headline_words import (
    say_at_most,
    say_authorities,
    say_grades,
    say_lens_of_silence,
    say_silent_rows,
    say_total_range,
    say_totals_left_out,
    say_two_counts,
    say_what_best_is,
    say_what_no_news_is,
)
from figures.method_words import list_method
from i18n import _, ngettext
from i18n.lists import join_sentences
from i18n.numbers import say_number


def make_figures(scene: Scene, block: Block) -> Section:
    """The three figures of the first page under the scope, worded as there."""
    found = scene.overview
    no_news = [say_lens_of_silence() if scene.scope.lens is not None else "", say_at_most(found.no_news_at_most)]
    figures = [
        _make_figure(
            scene,
            _("People known to have been arrested"),
            found.arrested,
            found.arrested_authorities,
            [say_silent_rows(found.arrested_silent)],
        ),
        _make_figure(
            scene,
            _("People known to have been returned"),
            found.returned,
            found.returned_authorities,
            [say_silent_rows(found.returned_silent)],
        ),
        _make_figure(scene, _("People of whom there is no news"), found.no_news, found.no_news_authorities, no_news),
    ]
    cases = ngettext("{n} case on record.", "{n} cases on record.", found.cases).format(n=say_number(found.cases))
    notes = [
        say_what_best_is(),
        say_two_counts(),
        say_what_no_news_is(found),
        say_grades(found.verification),
        say_totals_left_out(found.totals_left_out),
    ]
    return Section(
        block, _("Key figures"), [Text(cases), Figures(figures)], [note for note in notes if note], scene.address("")
    )


def _make_figure(
    scene: Scene, title: str, total: Total, authorities: tuple[tuple[str, int], ...], more: Sequence[str]
) -> Figure:
    by = say_authorities(authorities, scene.texts.say_country)
    said = [_("By authority: {authorities}.").format(authorities=by)] if by else []
    return Figure(
        title, total.best, say_number(total.best), say_total_range(total), [line for line in (*said, *more) if line]
    )


def make_method(scene: Scene, block: Block) -> Section:
    """How the record counts and what it does not say, as on its own page."""
    # Translators: a heading of a page on method, which may be a question, and its sentences: "Do no harm – …".
    pattern = _("{heading} – {sentences}")
    parts = [
        Text(pattern.format(heading=heading, sentences=join_sentences(sentences)))
        for heading, sentences in list_method().items()
    ]
    return Section(block, _("Method and limits"), parts, (), f"{scene.base}/about")
