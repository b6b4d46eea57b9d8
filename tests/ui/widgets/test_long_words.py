"""What a person pastes: no word is too long for its place, no note too long for a list."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import WRITTEN_MILESTONES
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.widgets.breakable import BREAK, breakable, unbroken
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.elided import ElidedLabel, set_tool_tip, tool_tip
from backcompanion.ui.widgets.folded_text import MOST_CHARACTERS, FoldedText, folded
from backcompanion.ui.widgets.label import Label, LineLabel
from backcompanion.ui.widgets.scroll_page import ScrollPage
from support.histories import session, step
from support.moments import NOW, fixed_now
from support.present import child
from support.window import Window

LINK = ("https://example.org/" + "Rueckentraining" * 9)[:126]


@pytest.mark.parametrize("text", ["", "Short words only", "Wirbelsäulengymnastik", "a b c " * 60])
def test_words_that_a_line_holds_are_left_alone(text: str) -> None:
    assert breakable(text) == text


WORDS = {
    "link": LINK,
    "letters": "x" * 126,
    "accents": "a\u0301" * 63,
    "joined": "👩\u200d💻" * 30,
    "flags": "\U0001f1e6" * 60,
    "halves": "\ud83d" * 40,
}


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_a_long_word_is_broken_between_whole_letters_and_comes_back(
    qtbot: QtBot, word: str
) -> None:
    shown = breakable(f"see {word} there")
    assert unbroken(shown) == f"see {word} there"
    assert not any(piece.startswith(("\u0301", "\u200d")) for piece in shown.split(BREAK))
    label = Label(word, wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 260


def test_a_path_is_broken_between_its_parts() -> None:
    path = "/home/somebody/Documents/back-companion_of_2026.json"
    assert breakable(path).split(BREAK) == [
        "/",
        "home/",
        "somebody/",
        "Documents/",
        "back-",
        "companion_",
        "of_",
        "2026.json",
    ]


def test_chinese_breaks_where_it_may_and_not_before_a_full_stop() -> None:
    text = "背部训练每周三次坚持下去就会看到效果身体会感谢你的努力。今天也要加油"
    assert breakable(text) == text


@pytest.mark.parametrize("kind", [Label, LineLabel])
def test_a_label_that_wraps_is_narrow_whatever_stands_in_it(
    qtbot: QtBot, kind: type[Label]
) -> None:
    label = kind(LINK, wrap=True) if kind is Label else kind(LINK)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 200
    assert label.text() == label.accessibleName() == LINK
    label.setText("short")
    assert label.text() == QLabel.text(label) == "short"
    assert label.accessibleName() == ""


def test_a_long_note_is_folded_and_opens(qtbot: QtBot) -> None:
    note = "It went well today. " * 30
    text = FoldedText(note, "note of today")
    qtbot.addWidget(text)
    text.show()
    label, more = child(text, Label), child(text, Button)
    assert label.text().endswith("…") and len(label.text()) <= MOST_CHARACTERS + 1
    assert more.accessibleName() == "More: note of today"
    more.click()
    assert (label.text(), more.text()) == (note, "Less")
    more.click()
    assert label.text().endswith("…")
    assert folded("one\ntwo\nthree\nfour") == "one\ntwo\nthree…"
    short = FoldedText("short", "note")
    qtbot.addWidget(short)
    assert child(short, Button).isHidden()


def test_what_has_no_room_ends_in_an_ellipsis_and_says_all_in_its_tip(qtbot: QtBot) -> None:
    for widget in (ElidedLabel(LINK), Button(LINK), Chip(LINK)):
        qtbot.addWidget(widget)
        widget.resize(120, 40)
        widget.show()
        widget.grab()
        assert unbroken(widget.toolTip()) == tool_tip(LINK).replace(BREAK, "")
        assert widget.text() == LINK
        widget.resize(2000, 40)
        widget.grab()
        assert widget.toolTip() == ""


def test_a_tip_is_no_markup_to_a_screen_reader(qtbot: QtBot) -> None:
    given, cut = QWidget(), Chip(LINK)
    for widget in (given, cut):
        qtbot.addWidget(widget)
    set_tool_tip(given, "What does not work & why. " * 4)
    assert given.toolTip().startswith("<p>")
    assert described(given) == "What does not work & why. " * 4
    set_tool_tip(given, "short")
    assert described(given) == "short"
    cut.resize(120, 40)
    cut.grab()
    assert cut.toolTip().startswith("<p>") and described(cut) == LINK
    cut.resize(2000, 40)
    cut.grab()
    assert described(cut) == ""


def described(widget: QWidget) -> str:
    """Qt gives the tip where there is nothing else."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_nothing_that_a_person_wrote_is_markup_in_a_tip() -> None:
    assert tool_tip("<img src=x>") == "<p>&lt;img src=x&gt;</p>"
    assert tool_tip("short") == "short"
    assert tool_tip("word " * 40).startswith("<p>")  # else it would be one line


def test_pasted_links_leave_progress_as_wide_as_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    steps = (step("x" * 64, load_kg=2.0), step("y" * 64, load_kg=2.0))
    store.add(session("a", NOW - timedelta(hours=2), note=LINK, steps=steps))
    WRITTEN_MILESTONES.write(store, NOW.date(), LINK)
    assert store.close(60)
    window = Window(tmp_path, size=(960, 540))
    try:
        window.main.show_page(2)
        page = child(window.main, ProgressPage)
        area = child(page, ScrollPage)
        for view in page.overview._chart._chips.buttons():
            view.click()
            window.settle()
            assert page.overview.width() <= area.viewport().width(), view.text()
    finally:
        window.close()
