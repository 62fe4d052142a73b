"""A filter in words: one sentence that says everything, and its conditions one by one."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings

from analysis.choices import say_kind, say_lens, say_outcome, say_population, say_who
from analysis.describe import describe_filter, list_conditions
from analysis.filters import OUTCOMES, PARAMETERS, WHO, CaseFilter
from analysis.lens import LENSES
from analysis.texts import RecordTexts
from i18n import using
from loaders.dataset import Dataset
from tests.analysis.making import load_record
from tests.analysis.sentences import LANGUAGES, SENTENCES
from tests.analysis.test_filters import filters


def read(query: str, dataset: Dataset) -> CaseFilter:
    case_filter, unknown = CaseFilter.from_query(parse_qs(query), dataset)
    assert unknown == ()
    return case_filter


@pytest.mark.parametrize(
    ("query", "language", "sentence"),
    [
        pytest.param(query, language, sentence, id=f"{language}-{query or 'by default'}")
        for query, *sentences in SENTENCES
        for language, sentence in zip(LANGUAGES, sentences, strict=True)
    ],
)
def test_the_sentence_says_what_is_shown(query: str, language: str, sentence: str, dataset: Dataset) -> None:
    with using(language):
        assert describe_filter(read(query, dataset), dataset) == sentence


def test_at_least_twenty_filters_are_described_and_every_parameter_is_among_them(dataset: Dataset) -> None:
    assert len(SENTENCES) >= 20
    asked = [set(read(query, dataset).to_query()) for query, *_ in SENTENCES]
    assert set.union(*asked) == PARAMETERS


@settings(max_examples=40)
@given(filters)
def test_every_condition_can_be_taken_back_and_all_together_are_the_filter(case_filter: CaseFilter) -> None:
    dataset = load_record()
    texts = RecordTexts(dataset, "en")
    left = case_filter
    for condition in list_conditions(case_filter, dataset, texts):
        assert condition.without != case_filter
        assert condition.label
        remaining = list_conditions(left, dataset, texts)
        one = next(other for other in remaining if other.parameter == condition.parameter)
        assert len(list_conditions(one.without, dataset, texts)) == len(remaining) - 1
        left = one.without
    assert left == CaseFilter()


@settings(max_examples=40)
@given(filters)
def test_two_filters_that_ask_for_different_things_are_described_differently(case_filter: CaseFilter) -> None:
    dataset = load_record()
    texts = RecordTexts(dataset, "en")
    sentence = describe_filter(case_filter, dataset, texts)
    for condition in list_conditions(case_filter, dataset, texts):
        assert describe_filter(condition.without, dataset, texts) != sentence


def test_conditions_stand_in_the_order_of_the_fields_with_their_own_words(dataset: Dataset) -> None:
    case_filter = read(
        "q=Kunming&place=cn-shenyang&place=cn-ln&kind=any&from=2012-02&lens=media&who=minors&outcome=no_news&country=CN"
        "&crackdown=2017-summer-autumn&verification=disputed&to=2013&population=fishermen",
        dataset,
    )
    said = [
        (condition.parameter, condition.value_id, condition.label)
        for condition in list_conditions(case_filter, dataset)
    ]
    assert said == [
        ("from", "2012-02", "From: February 2012"),
        ("to", "2013", "Until: 2013"),
        ("country", "CN", "Authority: China"),
        ("place", "cn-shenyang", "Place: Shenyang"),
        ("place", "cn-ln", "Place: Liaoning"),
        ("crackdown", "2017-summer-autumn", "Crackdown: Summer and autumn 2017 crackdown"),
        ("kind", "any", "Kind: cases of every kind"),
        ("population", "fishermen", "People: fishermen"),
        ("verification", "disputed", "How well known: disputed"),
        ("outcome", "no_news", "Outcome: no news"),
        ("who", "minors", "Including: minors"),
        ("lens", "media", "As told by: media"),
        ("q", "Kunming", "Search: “Kunming”"),
    ]


def test_one_of_several_values_is_taken_back_and_the_others_stay(dataset: Dataset) -> None:
    case_filter = CaseFilter(place=("cn-ln", "cn-jl"), kind=("mass", "aggregate"))
    place, other, kind = list_conditions(case_filter, dataset)
    assert place.without == CaseFilter(place=("cn-jl",), kind=("mass", "aggregate"))
    assert other.without == CaseFilter(place=("cn-ln",), kind=("mass", "aggregate"))
    assert (kind.value_id, kind.without) == ("mass,aggregate", CaseFilter(place=("cn-ln", "cn-jl")))


def test_the_default_filter_has_no_condition(dataset: Dataset) -> None:
    assert list_conditions(CaseFilter(), dataset) == ()


def test_names_are_the_readers(dataset: Dataset) -> None:
    case_filter = CaseFilter(place=("cn-shenyang",), crackdown=("2017-summer-autumn",), country=("CN",))
    translations = dataset.translations
    own = (translations["table"] == "crackdowns") & (translations["id"] == "2017-summer-autumn")
    for language, (shenyang, china) in {"ko": ("선양", "중국"), "zh-Hans": ("沈阳", "中国")}.items():
        row = translations[own & (translations["field"] == "name") & (translations["language"] == language)]
        texts = RecordTexts(dataset, language)
        sentence = describe_filter(case_filter, dataset, texts)
        assert shenyang in sentence
        assert china in sentence
        assert str(row["text"].iloc[0]) in sentence


@pytest.mark.parametrize(
    ("say", "ids"),
    [
        (say_outcome, OUTCOMES),
        (say_who, WHO),
        (say_lens, tuple(LENSES)),
        (say_kind, ("group", "mass", "aggregate")),
        (say_population, ("escapees", "dispatched_workers", "fishermen", "prisoners_of_war_and_kin")),
    ],
)
def test_every_choice_has_words_of_its_own(say: object, ids: tuple[str, ...]) -> None:
    assert callable(say)
    said = [say(id_) for id_ in ids]
    assert all(said)
    assert len(set(said)) == len(ids)
