"""A session that two computers have corrected at the same time, in words and in the list."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from backcompanion.history.folder.conflicts import Conflict
from backcompanion.ui.progress.session_list import SessionListView
from backcompanion.ui.text.conflict_text import conflict_lines
from support.histories import EVENING, session


def test_every_field_is_put_into_words(in_english: None) -> None:
    answers = {
        "effort": (6, "effort 6"),
        "back": ("sore", "the back sore"),
        "note": ("hard", "the note “hard”"),
        "counts": (True, "it counts"),
        "steps": ([], "other sets"),
        "finished": (True, "another entry of “finished”"),
    }
    for field, (value, words) in answers.items():
        line = conflict_lines([Conflict(field, value, "sofa")])
        assert line == f"On sofa at the same time: {words}. What stands here came later."
    assert "nothing said" in conflict_lines([Conflict("effort", None, "sofa")])
    assert conflict_lines([]) == ""


def test_the_list_marks_it_for_eyes_and_ears(qtbot: QtBot, in_english: None) -> None:
    conflicted: Collection[str] = {"b"}
    view = SessionListView(dict, str, lambda: conflicted)
    qtbot.addWidget(view)
    view.show_sessions([session("a"), session("b", EVENING.replace(hour=9))])
    model = view._table.model()
    day = [model.index(row, 0) for row in (1, 2)]  # below the heading of the month
    icons = [index.data(Qt.ItemDataRole.DecorationRole) for index in day]
    assert icons[0] is None
    assert isinstance(icons[1], QIcon) and icons[1].availableSizes()
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        marked = ["two computers" in str(index.data(role)) for index in day]
        assert marked == [False, True]
    assert day[0].data() == day[1].data()
    conflicted = ()
    view.show_sessions([session("a"), session("b", EVENING.replace(hour=9))])
    assert day[1].data(Qt.ItemDataRole.DecorationRole) is None
