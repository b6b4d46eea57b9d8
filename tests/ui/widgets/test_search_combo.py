"""A voice among hundreds is found by a part of its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets.search_combo import SearchCombo

NAMES = ["Chosen for you", "English (America)", "English (Scotland)+Adam", "English (Scotland)"]


@pytest.fixture
def combo(qtbot: QtBot) -> SearchCombo:
    search_combo = SearchCombo([(name, name) for name in NAMES])
    search_combo.set_label("Which voice")
    qtbot.addWidget(search_combo)
    search_combo.show()
    return search_combo


def test_any_part_of_the_name_finds_it(qtbot: QtBot, combo: SearchCombo) -> None:
    completer = combo.completer()
    assert isinstance(completer, QCompleter)
    completer.setCompletionPrefix("scot")
    assert completer.completionCount() == 2
    assert combo.accessibleName() == "Which voice"


def test_a_name_typed_in_full_is_chosen(qtbot: QtBot, combo: SearchCombo) -> None:
    combo.setFocus()
    field = combo.lineEdit()
    assert field is not None
    field.setText("english (scotland)")  # typed, a list opens that grabs the keyboard
    with qtbot.waitSignal(combo.chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == ["English (Scotland)"]


def test_what_fits_none_goes_back(qtbot: QtBot, combo: SearchCombo) -> None:
    combo.setCurrentIndex(1)
    field = combo.lineEdit()
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "zzz")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert combo.currentText() == "English (America)"
