"""What is painted is known to a screen reader for what it is; what happens is announced."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.finish.effort_scale import EffortScale
from backcompanion.ui.widgets import accessibility, combo_box, toast
from backcompanion.ui.widgets.accessibility import (
    ChoiceGroup,
    PageAnnouncer,
    SelectionFollower,
    install_roles,
    name_page,
)
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.choice_chips import ChoiceChips, Swatch, SwatchChips
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.prompt import Answer, Prompt
from backcompanion.ui.widgets.switch import Switch
from backcompanion.ui.widgets.toast import Toast

Role = QAccessible.Role


@pytest.fixture(scope="module", autouse=True)
def roles() -> None:
    install_roles()


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_title_is_a_heading_and_a_number_is_none(qtbot: QtBot) -> None:
    title = Label("Plan", 28, theme.BOLD)
    number = Label("57", 28, theme.BOLD, number=True)
    for widget in (title, number):
        qtbot.addWidget(widget)
    assert (role_of(title), name_of(title)) == (Role.Heading, "Plan")
    title.setText("Progress")
    assert name_of(title) == "Progress"
    assert role_of(number) == Role.StaticText


def test_a_question_is_a_dialog_with_its_title(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    prompt = Prompt(page, "End here?", "1:23 done so far.", [Answer("yes", "Yes")], "yes")
    assert (role_of(prompt), name_of(prompt)) == (Role.Dialog, "End here?")


def test_one_of_several_is_a_radio_button(qtbot: QtBot) -> None:
    chips = ChoiceChips([(1, "one"), (2, "two")])
    qtbot.addWidget(chips)
    chips.set_label("Rounds")
    buttons = chips.findChildren(type(chips.focus_target()))
    assert {role_of(button) for button in buttons} == {Role.RadioButton}
    assert (role_of(chips), name_of(chips)) == (Role.Grouping, ""), "each one says it"
    assert {name_of(button) for button in buttons} == {"Rounds: one", "Rounds: two"}
    group, button = ChoiceGroup(chips), QRadioButton("three", chips)
    group.addButton(button, 3)
    assert group.id(button) == 3


def test_tab_comes_to_the_choice_that_holds(qtbot: QtBot) -> None:
    chips = ChoiceChips([(1, "one"), (2, "two"), (3, "three")])
    qtbot.addWidget(chips)
    for value, place in ((3, 2), (1, 0)):
        chips.show_value(value)
        reached = [chip.focusPolicy() & Qt.FocusPolicy.TabFocus for chip in buttons_of(chips)]
        assert [bool(each) for each in reached] == [index == place for index in range(3)]
    # What the mouse alone may reach stays so.
    group, holder = ChoiceGroup(chips), QWidget()
    qtbot.addWidget(holder)
    for words in ("four", "five"):
        chip = Chip(words, parent=holder)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        group.addButton(chip)
    group.buttons()[1].setChecked(True)
    assert {chip.focusPolicy() for chip in group.buttons()} == {Qt.FocusPolicy.NoFocus}


def buttons_of(chips: ChoiceChips) -> list[Chip]:
    return chips.findChildren(Chip)


def test_a_stack_of_pages_is_nothing_to_be_said(qtbot: QtBot) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(QWidget())
    assert role_of(pages) == Role.Client  # Orca passes over it; "layered pane" it says
    assert QAccessible.queryAccessibleInterface(pages).childCount() == 1


def toggle(widget: QWidget) -> None:
    """As a screen reader does."""
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction("Toggle")


def test_a_toggle_from_outside_counts_as_a_click(qtbot: QtBot) -> None:
    chips = ChoiceChips([(1, "one"), (2, "two")])
    chip, switch = Chip("Dumbbells"), Switch()
    for widget in (chips, chip, switch):
        qtbot.addWidget(widget)
    chips.show_value(1)
    _first, second = chips.findChildren(Chip)
    chosen: list[object] = []
    chips.chosen.connect(chosen.append)
    switch.chosen.connect(chosen.append)
    chip.clicked.connect(lambda on: chosen.append(on))
    toggle(second)
    toggle(chip)
    toggle(chip)
    toggle(switch)
    assert chosen == [2, True, False, True]
    # The program's own changes and a person's click are heard once or not at all, as ever.
    chosen.clear()
    chips.show_value(1)
    chip.setChecked(True)
    switch.show_value(False)
    assert chosen == []
    chip.click()
    second.click()
    assert chosen == [False, 2]


def test_a_text_from_outside_counts_as_typed(qtbot: QtBot) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    texts: list[str] = []
    line.textEdited.connect(texts.append)
    interface = QAccessible.queryAccessibleInterface(line)
    interface.setText(QAccessible.Text.Value, "figure")
    interface.editableTextInterface().replaceText(0, 6, "figure four")
    assert texts == ["figure", "figure four"]
    # What the program puts there is not; a key is heard once, also where it is answered at once.
    line.setText("bridge")
    line.clear()
    assert texts == ["figure", "figure four"]
    line.textEdited.connect(lambda text: line.setText(text.upper()))
    QTest.keyClicks(line, "a")
    assert (texts[2:], line.text()) == (["a"], "A")


def test_a_choice_from_outside_is_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(combo_box, "is_read_aloud", lambda: True)
    combo = ComboBox([("each", "one, then the other"), ("left", "left only")])
    combo.setAccessibleName("Sides")
    qtbot.addWidget(combo)
    interface = QAccessible.queryAccessibleInterface(combo)
    assert interface.text(QAccessible.Text.Description) == "Sides"
    view = combo.view()
    view.window().setWindowFlags(Qt.WindowType.Tool)  # offscreen no keyboard can be taken
    combo.showPopup()
    with qtbot.waitSignal(combo.chosen) as chosen:
        select_row(view, 1)
    assert (chosen.args, combo.currentText()) == (["left"], "left only")
    assert not view.isVisible()
    combo.showPopup()
    with qtbot.assertNotEmitted(combo.chosen):
        QTest.keyClick(view, Qt.Key.Key_Up)  # one only looks, until one takes it
        QCoreApplication.processEvents()
    assert view.isVisible()
    combo.hidePopup()


def test_a_row_selected_from_outside_is_gone_to(qtbot: QtBot) -> None:
    table = QTableWidget(3, 2)
    qtbot.addWidget(table)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    SelectionFollower(table)
    select_row(table, 2)
    assert table.currentRow() == 2
    table.selectAll()
    assert table.currentRow() == 2, "of several none is meant"


def select_row(view: QAbstractItemView, row: int) -> None:
    """As a screen reader does: nobody has gone there."""
    flags = QItemSelectionModel.SelectionFlag
    index = view.model().index(row, 0)
    view.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)


def test_a_page_that_comes_is_announced(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    monkeypatch.setattr(accessibility, "announce", lambda _widget, text: texts.append(text))
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    PageAnnouncer(pages)
    for name in ("Plan", "Progress"):
        page = QWidget()
        page.setAccessibleName(name)
        pages.addWidget(page)
        pages.setCurrentWidget(page)
        QCoreApplication.processEvents()
    assert texts == ["Plan", "Progress"]


def test_a_page_that_has_the_focus_is_said_with_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    monkeypatch.setattr(accessibility, "announce", lambda _widget, text: texts.append(text))
    monkeypatch.setattr(accessibility, "_IS_ORCA_THERE", True)
    window, page, beside = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    pages, rail = QStackedWidget(window), Chip("Plan", parent=window)
    PageAnnouncer(pages)
    chip = Chip("Year", parent=page)
    for each, name in ((page, "Progress"), (beside, "Plan")):
        name_page(each, name)
        pages.addWidget(each)
    assert (role_of(page), name_of(page)) == (Role.PropertyPage, "Progress")
    pages.setCurrentWidget(page)
    chip.setFocus()
    QCoreApplication.processEvents()
    assert texts == []
    rail.setFocus()
    pages.setCurrentWidget(beside)
    QCoreApplication.processEvents()
    assert texts == ["Plan"], "on the rail the focus stays where it was"


def test_how_hard_it_was_is_a_slider_that_can_be_set(qtbot: QtBot) -> None:
    scale = EffortScale()
    qtbot.addWidget(scale)
    interface = QAccessible.queryAccessibleInterface(scale)
    assert interface.role() == Role.Slider
    with qtbot.waitSignal(scale.chosen) as chosen:
        interface.valueInterface().setCurrentValue(7)
    assert chosen.args == [7] and scale.effort == 7
    assert "7 of 10" in name_of(scale)
    scale.show_effort(None)
    assert scale.effort is None


def test_a_message_is_announced(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    messages: list[str] = []
    monkeypatch.setattr(toast, "announce", lambda _widget, text: messages.append(text))
    page = QWidget()
    qtbot.addWidget(page)
    Toast(page).show_message("3 seconds more")
    assert messages == ["3 seconds more"]


def test_nothing_is_sent_where_nobody_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", sent.append)
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    page = QWidget()
    qtbot.addWidget(page)
    accessibility.announce(page, "Paused")
    assert not sent
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    accessibility.announce(page, "Paused")
    assert len(sent) == 1


def test_a_new_description_is_not_announced_as_well(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    monkeypatch.setattr(accessibility, "announce", lambda _widget, text: texts.append(text))
    page = QWidget()
    qtbot.addWidget(page)
    page.setAccessibleDescription("Week 2")
    for is_there, before in ((True, "Week 1"), (True, "Week 2"), (False, "Week 1")):
        monkeypatch.setattr(accessibility, "_IS_ORCA_THERE", is_there)
        accessibility.announce_description(page, before)
        texts.append("next")
    assert texts == ["next", "Week 2", "next", "Week 2", "next"], "Orca says a new one by itself"


def test_up_and_down_choose_in_a_row_as_left_and_right_do(qtbot: QtBot) -> None:
    chips = ChoiceChips([(1, "one"), (2, "two"), (3, "three")])
    qtbot.addWidget(chips)
    chips.show_value(2)
    chosen: list[int] = []
    chips.chosen.connect(chosen.append)
    chips.resize(600, 60)
    chips.show()
    chips.activateWindow()
    chips.focus_target().setFocus()
    qtbot.waitUntil(chips.focus_target().hasFocus)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(chips.focus_target(), key)
    assert chosen == [3, 2, 1]
    QTest.keyClick(chips.focus_target(), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen == [3, 2, 1]
    chips.resize(chips.focus_target().width() + 10, 200)  # one below the other: as Qt does it
    QTest.keyClick(chips.focus_target(), Qt.Key.Key_Down)
    assert chosen == [3, 2, 1, 2]


def test_up_and_down_after_a_click_scroll_the_page_and_choose_nothing(qtbot: QtBot) -> None:
    """The goal of the week was another one, for who clicked it and scrolled on."""
    inside = QWidget()
    chips = ChoiceChips([(1, "one"), (2, "two"), (3, "three")])
    chips.setParent(inside)
    inside.resize(400, 2000)
    chips.resize(400, 60)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(inside)
    area.resize(500, 300)
    area.show()
    area.activateWindow()
    chosen: list[int] = []
    chips.chosen.connect(chosen.append)
    first = chips.findChildren(QAbstractButton)[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert chosen == [1]
    assert area.verticalScrollBar().value() > 0
    first.clearFocus()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert chosen == [1, 2]


def test_a_name_that_is_a_tip_as_well_is_no_description(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    swatches = SwatchChips([Swatch("warm", "warm", "#c08060")], "warm")
    qtbot.addWidget(swatches)
    swatches.set_label("Skin")
    swatch = swatches.focus_target()
    accessible = QAccessible.queryAccessibleInterface(swatch)
    assert name_of(swatch) == "Skin: warm"
    assert accessible.text(QAccessible.Text.Description) == ""
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: tips.append(text))
    at = QPoint(5, 5)
    QCoreApplication.sendEvent(swatch, QHelpEvent(QEvent.Type.ToolTip, at, at))
    assert tips == ["warm"]
