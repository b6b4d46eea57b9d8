"""The Settings page under the hand: wheel, Tab, arrows, and what a screen reader is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.paths import folders
from backcompanion.ui.settings.page import SettingsPage
from support.present import present
from support.settings_page import FakeHistoryModel, named
from support.wheel import keeps_wheel


@pytest.fixture
def history_model() -> FakeHistoryModel:
    return FakeHistoryModel()


@pytest.fixture
def live(tmp_path: Path) -> LiveSettings:
    return LiveSettings(SettingsFile(tmp_path / "settings"))


@pytest.fixture
def page(
    qtbot: QtBot, tmp_path: Path, live: LiveSettings, history_model: FakeHistoryModel
) -> Iterator[SettingsPage]:
    page = SettingsPage(live, history_model, folders(tmp_path))
    qtbot.addWidget(page)
    page.setUpdatesEnabled(False)  # nobody looks at what is painted
    page.resize(1180, 800)
    with qtbot.waitExposed(page):
        page.show()
    yield page


def test_the_wheel_scrolls_the_page_and_changes_nothing(
    page: SettingsPage, live: LiveSettings, history_model: FakeHistoryModel
) -> None:
    before, prefs = live.now, history_model.kept
    page.resize(900, 400)
    targets: list[QWidget] = [*page.findChildren(QComboBox), *page.findChildren(QSlider)]
    assert len(targets) == 10
    for widget in targets:
        widget.setFocus()
        page.verticalScrollBar().setValue(0)
        assert not keeps_wheel(widget, widget.rect().center()), widget.accessibleName()
    assert live.now == before
    assert history_model.kept == prefs


def focus_order(page: SettingsPage) -> list[QWidget]:
    """What Tab visits, in order."""
    order: list[QWidget] = []
    widget: QWidget = page
    for _step in range(500):
        widget = present(widget.nextInFocusChain())
        if widget is page:
            break
        if (
            page.isAncestorOf(widget)
            and widget.isVisibleTo(page)
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            order.append(widget)
    return order


def test_tab_goes_from_top_to_bottom(page: SettingsPage) -> None:
    order = focus_order(page)
    places = [
        widget.mapTo(present(page.widget()), QPoint(0, widget.height() // 2)) for widget in order
    ]
    rows = [(place.y() // 12, place.x()) for place in places]
    assert rows == sorted(rows)
    assert len(order) >= 20


def test_every_widget_that_takes_the_focus_says_what_it_is(page: SettingsPage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QSlider)
    widgets = [widget for kind in kinds for widget in page.findChildren(kind)]
    assert len(widgets) > 30
    for widget in [*focus_order(page), *widgets]:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget


def test_a_label_belongs_to_its_control(page: SettingsPage) -> None:
    buddies = {label.text(): label.buddy() for label in page.findChildren(QLabel) if label.buddy()}
    assert buddies["Lead-in"] is named(page, QSlider, "Lead-in")
    assert buddies["Which voice"] is named(page, QComboBox, "Which voice")
    assert len(buddies) == 18  # and groups, whose parts each have a name of their own


def test_arrows_choose_within_a_choice(
    qtbot: QtBot, page: SettingsPage, live: LiveSettings
) -> None:
    chosen = named(page, QAbstractButton, "Theme: As the system")
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Right)
    assert live.now.theme == "light"
    assert named(page, QAbstractButton, "Theme: Light").hasFocus()


def test_arrows_choose_the_goal(
    qtbot: QtBot, page: SettingsPage, history_model: FakeHistoryModel
) -> None:
    chosen = named(page, QAbstractButton, "Goal: 3")
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Right)
    assert history_model.goal == 4
    qtbot.keyClick(named(page, QAbstractButton, "Goal: 4"), Qt.Key.Key_Left)
    assert history_model.goal == 3
