"""The report on paper; and that every number of a report is counted as `stats --json` counts it."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from backcompanion.application.report import Report, read_report
from backcompanion.application.report_files import csv_pieces, report_json
from backcompanion.application.stats_json import stats_json
from backcompanion.history.store import Store
from backcompanion.training.planning.consistency import week_start
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.session.record import History, SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.progress.report_charts import report_charts
from backcompanion.ui.progress.report_pdf import write_pdf
from backcompanion.ui.text.report_text import head_numbers, report_lines, report_span
from support.reported import NOW, stored
from support.thoroughness import examples
from support.weeks import day, draw, session

TODAY = day("2026-11-20")
SPAN = DateSpan(day("2026-11-02"), day("2026-11-15"))


class KeptStore(Store):
    """A history that is there, without a file."""

    def __init__(self, history: History) -> None:
        self.kept = history
        self.now = lambda: NOW

    def read_all(self, *, steps: bool = False) -> Any:
        return self.kept, ()

    def query(self, function: Any, default: Any) -> Any:
        return default


def report_of(history: History, span: DateSpan = SPAN, **options: Any) -> Report:
    return read_report(KeptStore(history), TODAY, span, **options)[0]


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(csv_pieces(report)))))


def assert_all_agree(history: History, span: DateSpan) -> None:
    report = report_of(history, span)
    stats = report.reviewed.stats
    document = report_json(report)
    expected = stats_json(stats, report.reviewed.review)
    assert {key: document[key] for key in expected} == expected
    table = rows(report)
    assert report.summary.sessions == stats.totals.sessions
    assert report.summary.days == stats.totals.active_days
    assert dict(head_numbers(report))  # words can be made of any of it
    # Weeks stand whole: those that lie within the span, as in the JSON.
    by_start = {row["week"]: row for row in table}
    for week in expected["weeks"]:  # type: ignore[attr-defined]
        row = by_start[week["start"]]
        assert [int(row[key]) for key in ("sessions", "active_days", "needs")] == [
            week[key] for key in ("sessions", "active_days", "needs")
        ]
        assert row["state"] == week["state"]
    whole = report_of(history, DateSpan())
    assert sum(int(row["sessions"]) for row in rows(whole)) == (
        whole.reviewed.stats.totals.sessions
    )
    charts = {chart.y_unit: chart for chart in report_charts(report)}
    if table:
        drawn = [len(ids) for ids in charts["sessions a week"].sessions]
        assert sum(drawn) == sum(int(row["sessions"]) for row in table)


_days = st.integers(-3, 70).map(lambda ago: TODAY - timedelta(days=ago))
_sessions = st.builds(
    lambda on, number, counts, effort, back: session(
        on, number, counts=counts, effort=effort, back=back
    ),
    _days,
    st.integers(0, 2),
    st.sampled_from([None, None, False]),
    st.none() | st.integers(1, 10),
    st.sampled_from([None, "good", "sore"]),
)


@pytest.mark.usefixtures("in_english")
@given(
    st.lists(_sessions, max_size=12, unique_by=lambda record: record.id),
    st.booleans(),
    _days,
    _days,
)
@examples(40)
def test_any_history_is_reported_as_it_is_counted(
    sessions: list[SessionRecord], any_counts: bool, first: Any, other: Any
) -> None:
    kept = sorted(sessions, key=lambda each: (each.started_at, each.id))
    if not any_counts:
        kept = [session(each.local_date, int(each.id[-1]), counts=False) for each in kept]
    assert_all_agree(History(tuple(kept)), DateSpan(min(first, other), max(first, other)))


@pytest.mark.usefixtures("in_english")
def test_the_report_on_paper_has_one_or_two_pages(qapp: QGuiApplication, tmp_path: Path) -> None:
    theme.load_fonts()
    pages = []
    with_much = stored(tmp_path / "much")
    store = Store.open(with_much, now=lambda: NOW)
    for number in range(29):
        on = day("2026-09-01") + timedelta(days=number)
        store.add(session(on, note="A long note. " * 20, effort=5, back="good"))
    assert store.writer.flush(60)
    report, _rows = read_report(
        store, TODAY, DateSpan(), with_notes=True, remarks=("disc", "unknown")
    )
    assert store.close(60)
    for name, each in (("much", report), ("nothing", report_of(History()))):
        write_pdf(each, tmp_path / f"{name}.pdf", {}, "kg")
        content = (tmp_path / f"{name}.pdf").read_bytes()
        assert content.startswith(b"%PDF-")
        pages.append(content.count(b"/Type /Page\n"))
    assert pages == [2, 1]
    lines = dict(report_lines(report, str, "kg"))
    assert lines["What hurt"] == "Russian-twists in 1 session"
    assert lines["Made easier"] == "Back-bows"
    assert lines["Weights, the most"] == "Roll-downs 4 kg"
    assert report_span(report) == "1 Sep 2026 – 20 Nov 2026"


@pytest.mark.usefixtures("in_english")
def test_feelings_stand_from_good_to_painful() -> None:
    felt = ("sore", "tired", "painful", "good", "good")
    history = History(
        tuple(session(f"2026-11-{number + 2:02}", back=back) for number, back in enumerate(felt))
    )
    lines = dict(report_lines(report_of(history), str, "kg"))
    assert lines["How the back felt after sessions"] == "Good 2, tired 1, sore 1, painful 1"


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("country", ["en_GB", "en_US"])
def test_a_year_fits_one_page_of_a4_and_of_letter(
    country: str, qapp: QGuiApplication, tmp_path: Path
) -> None:
    theme.load_fonts()
    QLocale.setDefault(QLocale(country))
    first = TODAY - timedelta(days=363)
    days = [first + timedelta(days=7 * week + each) for week in range(52) for each in (0, 2, 4)]
    history = History(tuple(session(on, effort=5, back="good") for on in days))
    names = [f"an exercise of the routine {number}" for number in range(8)]
    report = replace(
        report_of(history, DateSpan(first, TODAY)),
        trained={name: {"standard": 312} for name in names},
    )
    write_pdf(report, tmp_path / "year.pdf", {}, "kg")
    assert (tmp_path / "year.pdf").read_bytes().count(b"/Type /Page\n") == 1


@pytest.mark.usefixtures("in_english")
def test_planned_days_and_weeks_without_anything_that_counts_are_told() -> None:
    history = draw("2026-11-09  x.-....  1 3 neutral\n2026-11-16  -......  0 3 open").history
    report = report_of(history, DateSpan())
    assert [each.week.start for each in report.weeks] == [
        week_start(day("2026-11-09"), 0),
        week_start(day("2026-11-16"), 0),
    ]
    assert dict(head_numbers(report))["Training days"] == "1"
