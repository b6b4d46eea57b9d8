"""Lists that open below a field, and the menu of a field, look like the program's own menus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QCursor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.help.topic_browser import TopicBrowser
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.menu import menu_sheet
from backcompanion.ui.widgets.note_edit import NoteEdit
from backcompanion.ui.widgets.search_combo import SearchCombo
from backcompanion.ui.widgets.spin_boxes import DateEdit, MinutesSpinBox
from backcompanion.ui.widgets.stepper import Stepper
from backcompanion.ui.widgets.text_menu import ReadOnlyText

LONG = "At the desk: three minutes for legs and back"


@pytest.fixture(params=["light", "dark", "light contrast", "dark contrast"])
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> theme.Colours:
    name, _space, contrast = request.param.partition(" ")
    theme.apply(qapp, name, "light", high_contrast=bool(contrast))
    request.addfinalizer(lambda: theme.apply(qapp, "light", "light"))
    return theme.colours()


def open_list(combo: ComboBox) -> QListView:
    view = combo.view()
    assert isinstance(view, QListView)
    view.window().setWindowFlags(Qt.WindowType.Tool)  # offscreen no keyboard can be taken
    combo.showPopup()
    return view


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_list_of_choices_has_the_edge_and_the_ground_of_a_menu(
    qtbot: QtBot, scheme: theme.Colours
) -> None:
    combo = ComboBox([("at", "Monday"), ("in", "Tuesday"), ("on", LONG)])
    qtbot.addWidget(combo)
    combo.show()
    view = open_list(combo)
    shown = picture(view.window())
    middle = shown.height() // 2
    edges = [(0, middle), (shown.width() - 1, middle), (shown.width() // 2, 0)]
    assert {shown.pixelColor(x, y).name() for x, y in edges} == {QColor(scheme.line).name()}
    rows = [view.visualRect(view.model().index(n, 0)) for n in range(3)]
    grounds = []
    for row in rows:
        place = view.viewport().mapTo(view.window(), row.topRight() + QPoint(-5, row.height() // 2))
        grounds.append(shown.pixelColor(place).name())
    surface, soft = QColor(scheme.surface).name(), QColor(scheme.soft).name()
    assert grounds == [soft, surface, surface], "what is chosen has the soft ground, not the loud"
    letters = view.fontMetrics().horizontalAdvance(LONG)
    assert rows[2].width() >= letters + 20, "no name is cut for want of the room beside it"
    combo.hidePopup()


def test_names_that_fit_what_is_typed_stand_in_the_same_look(
    qtbot: QtBot, scheme: theme.Colours
) -> None:
    combo = SearchCombo([(n, f"English {n}") for n in range(4)])
    qtbot.addWidget(combo)
    field = combo.lineEdit()
    assert field is not None
    qtbot.keyPress(field, Qt.Key.Key_Home)
    completer = combo.completer()
    assert isinstance(completer, QCompleter)
    popup = completer.popup()
    assert popup is not None
    assert scheme.line in popup.styleSheet() and scheme.soft in popup.styleSheet()
    assert isinstance(popup.itemDelegate(), QStyledItemDelegate)


@pytest.mark.parametrize(
    "create",
    [
        LineEdit,
        lambda: NoteEdit(80),
        lambda: ReadOnlyText("what went wrong"),
        TopicBrowser,
        lambda: Stepper(0, 10),
        DateEdit,
        MinutesSpinBox,
        lambda: SearchCombo([(1, "English")]),
    ],
)
def test_the_menu_of_a_field_is_in_our_look(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, create: Callable[[], QWidget]
) -> None:
    menus: list[QMenu] = []
    # It would take the keyboard.
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))
    owner = create()
    qtbot.addWidget(owner)
    line = owner.lineEdit() if isinstance(owner, SearchCombo) else None
    field = line or owner
    place = QPoint(8, 8)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place), Qt.KeyboardModifier(0)
    )
    target = getattr(field, "viewport", lambda: field)()
    QApplication.sendEvent(target, event)
    (menu,) = menus
    assert menu.styleSheet() == menu_sheet()
    assert all(action.icon().isNull() for action in menu.actions())
    assert any(action.text() for action in menu.actions())
    menu.deleteLater()


def test_a_number_is_turned_from_its_menu(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))
    field = Stepper(0, 2)
    qtbot.addWidget(field)
    place = QPoint(8, 8)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place), Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(field, event)
    up, down = menus[0].actions()[-2:]
    assert up.isEnabled() and not down.isEnabled()
    up.trigger()
    assert field.value() == 1
    menus[0].deleteLater()


def test_a_box_whose_list_is_closed_from_elsewhere_is_no_longer_under_the_mouse(
    qtbot: QtBot,
) -> None:
    """Qt sends it no Leave when the press that closes its list is on another box."""
    combo = ComboBox([(0, "Off"), (1, "On")])
    qtbot.addWidget(combo)
    combo.show()
    inside = combo.mapToGlobal(combo.rect().center())
    for place, is_there in ((inside, True), (inside + QPoint(0, 400), False)):
        QCursor.setPos(place)
        combo.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        open_list(combo)
        combo.hidePopup()
        assert combo.hovered is is_there


def test_the_months_of_a_calendar_are_a_menu_like_others(
    qtbot: QtBot, scheme: theme.Colours
) -> None:
    field = DateEdit()
    qtbot.addWidget(field)
    field.show()
    (months,) = field.calendarWidget().findChildren(QMenu)
    assert months.styleSheet() == menu_sheet()
    assert scheme.line in months.styleSheet()
