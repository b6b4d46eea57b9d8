"""What was English, cut or written in a foreign way in another language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from backcompanion.history.safety.contents import BackupContents
from backcompanion.history.set_aside import SetAside
from backcompanion.ui.progress.session_list import SessionListView
from backcompanion.ui.routines.step_column import _EdgeBox
from backcompanion.ui.shell.navigation_rail import NavigationButton, NavigationRail
from backcompanion.ui.text.backup_text import contents_text
from backcompanion.ui.widgets.buttons import Button
from support.histories import session
from support.languages import in_language


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    with in_language("de"):
        yield
    QLocale.setDefault(before)


def test_keys_have_the_name_that_is_printed_on_them(qtbot: QtBot) -> None:
    rail = NavigationRail()
    qtbot.addWidget(rail)
    tips = [button.toolTip() for button in rail.findChildren(NavigationButton)]
    assert tips[0] == "Training (Strg+1)" and tips[4] == "Hilfe (F1)"
    view = SessionListView(dict, str, tuple)
    qtbot.addWidget(view)
    assert {"Rückgängig (Strg+Z)", "Wiederholen (Strg+Umschalt+Z)"} <= {
        button.toolTip() for button in view.findChildren(Button)
    }


def test_the_columns_of_the_history_are_as_wide_as_their_words(qtbot: QtBot) -> None:
    view = SessionListView(dict, str, tuple)
    qtbot.addWidget(view)
    view.show_sessions([session("a", back="sore")])
    table = view._table
    header = table.horizontalHeader()
    narrow = [n for n in range(6) if header.sectionSize(n) < header.sectionSizeHint(n)]
    assert narrow == []
    assert header.sectionSize(4) > table.fontMetrics().horizontalAdvance("Muskelkater") + 12
    assert not table.wordWrap()


def test_a_backup_says_days_and_numbers_as_they_are_written() -> None:
    contents = BackupContents(1234, "2016-11-21", "2026-11-22", 1012, 0, 0)
    text = contents_text(contents)
    assert "1.234 Einheiten (21. Nov. 2016 bis 22. Nov. 2026)" in text and "1.012" in text
    assert "nie bis" in contents_text(BackupContents(1, "nie", "2026-11-22", 0, 0, 0))


def test_an_entry_that_cannot_be_read_is_named() -> None:
    assert SetAside("sessions", "b", "b", {}, "weil").message() == "Einheit b: weil"


def test_a_box_that_has_the_room_shows_all_of_its_longest_words(qtbot: QtBot) -> None:
    box = _EdgeBox([(0, "Aufwärmen: eingebaut")])
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.grab()
    assert box.toolTip() == ""
