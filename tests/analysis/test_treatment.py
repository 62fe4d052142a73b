"""What is known of treatment after return stands apart from the cases."""

from __future__ import annotations

from analysis.filters import CaseFilter
from analysis.outcomes import make_outcomes
from analysis.treatment import list_treatment_figures, list_treatment_milestones
from loaders.dataset import Dataset


def test_only_figures_about_treatment_are_listed_each_with_its_source(dataset: Dataset) -> None:
    rows = list_treatment_figures(dataset)
    series = dataset.series["series_id"]
    assert set(rows["series_id"]) == {name for name in series if name.startswith("outcome-")}
    assert len(rows) == 8
    assert rows["source_publisher"].notna().all()
    assert not rows["series_id"].isin(["returned-from-china", "nkdb-repatriation-cases"]).any()


def test_laws_orders_and_findings_are_those_on_north_korea_by_date(dataset: Dataset) -> None:
    rows = list_treatment_milestones(dataset)
    assert set(rows["country"]) == {"KP"}
    assert {"2004-11-dprk-harsher-punishment", "2014-02-17-coi", "2014-dprk-prison-for-all"} <= set(
        rows["milestone_id"]
    )
    assert "2020-01-border-closed" not in set(rows["milestone_id"]), "a border is no treatment"
    assert rows["date_first"].dropna().is_monotonic_increasing


def test_what_the_cases_tell_after_return_by_hand(dataset: Dataset) -> None:
    rows = make_outcomes(dataset, CaseFilter()).after_return
    # events.csv: sentences, deaths and releases whose place lies in North Korea, of the cases shown by default.
    counts = rows["event_type"].value_counts().to_dict()
    assert counts == {"sentence": 6, "death": 5, "release": 3}
    # Deaths in China are no treatment after return.
    assert "2017-07-yunnan-fifteen/3" not in set(rows["event_id"])
    assert len(make_outcomes(dataset, CaseFilter(crackdown=("2017-summer-autumn",))).after_return) == 2
