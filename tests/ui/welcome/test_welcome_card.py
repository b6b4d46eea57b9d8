"""The card of the first start: bound to the settings, small, closed for good, never in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.ui import theme
from backcompanion.ui.welcome import welcome_card
from backcompanion.ui.welcome.welcome_card import WelcomeCard


@pytest.fixture
def live(tmp_path: Path) -> LiveSettings:
    return LiveSettings(SettingsFile(tmp_path))


@pytest.fixture
def card(qtbot: QtBot, live: LiveSettings) -> Iterator[WelcomeCard]:
    theme.load_fonts()
    card = WelcomeCard(live)
    qtbot.addWidget(card)
    card.resize(card.sizeHint())
    with qtbot.waitExposed(card):
        card.show()
    yield card


def button(card: QWidget, text: str) -> QAbstractButton:
    return next(b for b in card.findChildren(QAbstractButton) if b.text() == text)


def test_the_chips_are_the_settings(qtbot: QtBot, card: WelcomeCard, live: LiveSettings) -> None:
    assert button(card, "Dumbbells").isChecked()
    qtbot.mouseClick(button(card, "Physio ball and wall"), Qt.MouseButton.LeftButton)
    assert live.now.equipment == ("dumbbells",)
    live.change(equipment=("band",))
    assert button(card, "Band").isChecked()
    assert not button(card, "Dumbbells").isChecked()


@pytest.mark.parametrize("name", ["Got it", ""])
def test_closing_is_remembered(
    qtbot: QtBot, card: WelcomeCard, live: LiveSettings, name: str
) -> None:
    assert not live.now.welcomed
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(button(card, name), Qt.Key.Key_Return)
    assert live.now.welcomed
    assert not card.isVisible()
    card.show()
    assert card.isVisible()


def test_it_asks_for_help_and_for_a_sound(qtbot: QtBot, card: WelcomeCard) -> None:
    with qtbot.waitSignal(card.help_requested) as asked:
        button(card, "Read more").click()
    assert asked.args == ["safety"]
    with qtbot.waitSignal(card.sound_check_requested):
        button(card, "Check the sound").click()
    assert card.isVisible()


def test_without_sounds_there_is_no_sound_check(qtbot: QtBot, live: LiveSettings) -> None:
    card = WelcomeCard(live, sound_check=False)
    qtbot.addWidget(card)
    assert "Check the sound" not in [b.text() for b in card.findChildren(QAbstractButton)]


def test_it_says_when_to_stop_and_whom_to_ask(card: WelcomeCard) -> None:
    words = " ".join(label.text() for label in card.findChildren(QLabel))
    for fact in ("Stop at once", "chest, arm or jaw", "pregnant", "anaemia", "no medical advice"):
        assert fact in words


def test_it_is_small_and_scrolls_where_it_is_smaller(card: WelcomeCard) -> None:
    assert card.sizeHint().width() <= 520
    assert card.sizeHint().height() <= 420
    bar = card.findChildren(QScrollArea)[0].verticalScrollBar()
    card.resize(420, 230)
    QApplication.processEvents()
    assert card.size().height() == 230
    assert bar.maximum() > 0
    assert card.rect().contains(button(card, "Got it").geometry())


def test_what_takes_the_focus_says_what_it_is(card: WelcomeCard) -> None:
    buttons = card.findChildren(QAbstractButton)
    assert len(buttons) == 18
    for widget in buttons:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip()


def test_nothing_is_left_over(live: LiveSettings) -> None:
    before = set(QApplication.allWidgets())
    card = WelcomeCard(live)
    card.show()
    card.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert set(QApplication.allWidgets()) - before - {card} == set()
    live.change(equipment=())  # nobody left to hear it


def test_what_to_be_careful_with_is_asked_and_says_at_once_what_changes(
    qtbot: QtBot, live: LiveSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr(welcome_card, "announce", lambda _card, text: announced.append(text))
    names = ("Russian twists", "Roll downs")
    card = WelcomeCard(live, changed_exercises=lambda: names if live.now.remarks else ())
    qtbot.addWidget(card)
    card.show()
    button(card, "Osteoporosis").click()
    assert live.now.remarks == ("osteoporosis",)
    assert card._changes.isVisible()
    assert card._changes.text().startswith(
        "2 exercises changed for you: Russian twists, Roll downs."
    )
    assert announced == [card._changes.text()], "it is for ears too"
    button(card, "Osteoporosis").click()
    assert not card._changes.isVisible()


def test_the_sound_check_is_answered(qtbot: QtBot, card: WelcomeCard) -> None:
    assert not button(card, "I heard it").isVisible()
    button(card, "Check the sound").click()
    button(card, "I heard it").click()
    assert "Settings" in card._check_result.text()
    button(card, "Check the sound").click()
    with qtbot.waitSignal(card.nothing_heard):
        button(card, "I heard nothing").click()


def test_a_click_leaves_the_focus_to_start_and_tab_reaches_all(
    qtbot: QtBot, live: LiveSettings
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    start, card = QPushButton("Start", page), WelcomeCard(live)
    card.setParent(page)
    card.move(0, 40)
    page.resize(560, 500)
    page.show()
    start.setFocus()
    for name in ("Band", "Osteoporosis", "Check the sound", "I heard it"):
        qtbot.mouseClick(button(card, name), Qt.MouseButton.LeftButton)
        assert page.focusWidget() is start, name
    for each in card.findChildren(QAbstractButton):
        assert each.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_tab_leads_from_start_to_the_card_and_start_says_so(
    qtbot: QtBot, live: LiveSettings
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    start, beside, card = QPushButton("Start workout"), QPushButton("Other"), WelcomeCard(live)
    for widget in (start, beside, card):
        column.addWidget(widget)
    start.setToolTip("Stop if anything hurts.")
    card.come_after(start)
    window.show()
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Tab)
    assert card.isAncestorOf(window.focusWidget() or start)

    def description() -> str:
        return QAccessible.queryAccessibleInterface(start).text(QAccessible.Text.Description)

    assert description().startswith("Stop if anything hurts. Welcome: Tab leads to")
    button(card, "Got it").click()
    assert description() == "Stop if anything hurts."
