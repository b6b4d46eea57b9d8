"""Several routines in Progress: charts of one of them, and which it was in the history."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from backcompanion.training.planning.stats import compute_stats
from backcompanion.ui.charts.text_table import TextTableModel
from backcompanion.ui.progress.chart_views import build_views
from backcompanion.ui.progress.session_rows import SessionRows
from support.progress_page import NoQueries
from support.weeks import day, draw, session

TODAY = day("2026-11-22")
ALL = draw("2026-11-16  x.2....  2 3 open").history
DESK = session("2026-11-18", 7, routine="desk-turns", active_seconds=120.0)
BOTH = replace(ALL, sessions=(*ALL.sessions, DESK))
NAMES = {"upper-lower-back": "Upper and lower back", "desk-turns": "Turns"}


class TwoRoutines(NoQueries):
    def routines(self) -> Sequence[tuple[str, str]]:
        return tuple(NAMES.items())

    def routine_name(self, routine_id: str) -> str:
        return NAMES[routine_id]


def test_charts_can_be_of_one_routine_where_there_are_several() -> None:
    stats = compute_stats(BOTH, TODAY)
    views = {view.name: view for view in build_views(TwoRoutines())}
    for name in ("Sessions", "Streak", "Minutes", "Effort", "When", "Load", "Soreness"):
        choose = views[name].exercise_options
        assert choose is not None
        assert [id_ for id_, _name in choose()] == ["", *NAMES]
    whole = views["Sessions"].make(BOTH, stats, "all", "")
    desk = views["Sessions"].make(BOTH, stats, "all", "desk-turns")
    assert [bar.height for bar in whole.bars] == [4.0]
    assert [bar.height for bar in desk.bars] == [1.0]
    assert "Turns" in desk.name and "Turns" not in whole.name
    assert whole.goal and not desk.goal
    assert [list(ids) for ids in desk.sessions or ()] == [[DESK.id]]
    streak = views["Streak"].make(BOTH, stats, "all", "desk-turns")
    assert [row[1:4] for row in streak.rows] == [("1", "1", "1")]
    for name in ("Exercises", "Weights"):  # beside the exercises, which are its parts
        choose = views[name].routine_options
        assert choose is not None
        assert [id_ for id_, _name in choose()] == ["", *NAMES]
        chart = views[name].make(BOTH, stats, "all", "", "desk-turns")
        assert chart.name.endswith(": Turns")
    alone = build_views(NoQueries())[0].exercise_options
    assert alone is not None and alone() == ()


def test_the_history_says_which_it_was_where_there_are_several(qapp: QApplication) -> None:
    parent = QWidget()
    rows = SessionRows(parent, NAMES.__getitem__)
    for several in (False, True, False):
        rows.show_sessions(BOTH.sessions, names_routines=several)
        heads = [
            rows.headerData(column, Qt.Orientation.Horizontal)
            for column in range(rows.columnCount())
        ]
        assert ("Routine" in heads) == several and heads[-1] == "Note"
        last = rows.rowCount() - 1
        texts = [rows.data(rows.index(last, column)) for column in range(rows.columnCount())]
        assert ("Turns" in texts) == several
        read = Qt.ItemDataRole.AccessibleTextRole
        spoken = [rows.data(rows.index(last, column), read) for column in range(len(heads))]
        assert spoken[:3] == [texts[0], f"Time: {texts[1]}", f"Sets: {texts[2]}"]
        assert "" in texts and all(spoken[place] == "" for place, t in enumerate(texts) if not t)
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_row_of_a_chart_is_read_with_what_its_numbers_are(qapp: QApplication) -> None:
    parent = QWidget()
    model = TextTableModel(parent)
    model.show_rows(("Week of", "Sessions"), (("23 Nov", "2"),))
    read = Qt.ItemDataRole.AccessibleTextRole
    assert [model.data(model.index(0, n), read) for n in range(2)] == ["23 Nov", "Sessions: 2"]
    assert model.data(model.index(0, 1)) == "2"
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
