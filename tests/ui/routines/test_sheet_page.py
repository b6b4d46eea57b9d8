"""From Workout by keys: a sheet is typed, understood beside it, saved, and trained by Start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QPixmap, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.library.routine_package import write_package
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.ui.help.page import HelpPage
from backcompanion.ui.routines import name_completion
from backcompanion.ui.routines.sheet_offers import offers_for
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.text.sheet_rows import SheetRow
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.menu import Menu
from support.shipped import shipped_library
from support.window import Window

SHEET = """\
# Evening back
// twice a week
Bridge 3 x 10, hold 5 s
Wall slides 2 x 12
2 rounds:
  Cat cow 1 min"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(FigureProvider, "picture", lambda *_of: QPixmap())
    window = Window(tmp_path)
    yield window
    window.close()


def sheet_page(window: Window) -> SheetPage:
    window.main.home.routines().show_sheet()
    window.settle()
    page = window.main.home.currentWidget()
    assert isinstance(page, SheetPage)
    return page


def rows(page: SheetPage) -> list[tuple[str, str]]:
    return [(row.title, row.detail) for row in page.rows]


def names(folder: Path) -> list[str]:
    return [path.name for path in (folder / "routines").iterdir()]


def entry(window: Window, text: str) -> None:
    menu = window.main.home.routines().create_menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()
    window.settle()


def test_each_line_is_understood_beside_it_at_the_same_height(window: Window) -> None:
    page = sheet_page(window)
    assert page.edit.hasFocus()
    page.show_text(SHEET)
    window.settle()
    assert rows(page) == [
        ("Name: Evening back", ""),
        ("Note: twice a week", ""),
        ("Bridge", "3 sets of 10, each held 5 s"),
        ("No exercise of that name yet", "Understood: 2 sets of 12"),
        ("2 rounds of what follows", ""),
        ("Cat and cow", "“Cat cow” · 1 min"),
    ]
    page.measure()
    assert page.whole_text == "9:05 the whole, 1 line left out"
    document = page.edit.document()
    heights = [page.edit.row_rect(document.findBlockByNumber(n)).height() for n in range(6)]
    assert heights == [46, 46, 60, 104, 46, 60]
    offers = page.column.offers_of(3)
    assert offers and all(chip.isVisible() for chip in offers)
    third = page.edit.row_rect(document.findBlockByNumber(3))
    assert third.top() < offers[0].y() < offers[0].geometry().bottom() < third.bottom()
    cursor = page.edit.textCursor()
    cursor.setPosition(document.findBlockByNumber(3).position())
    page.edit.setTextCursor(cursor)
    assert "No exercise of that name yet" in page.edit.accessibleDescription()
    assert "3 sets of 10" in page.column.accessibleDescription()


def test_what_is_offered_changes_the_line_and_can_be_undone(window: Window) -> None:
    page = sheet_page(window)
    page.show_text("Wall slides 2 x 12\nBridge 3 x 10 - tuck your chin\nBack extension 2 x 8")
    page.take_offer(1, 0)
    assert page.edit.toPlainText().splitlines()[1] == "Bridge 3 x 10 // tuck your chin"
    page.take_offer(0, 2)
    assert page.edit.toPlainText().splitlines()[0] == "// Wall slides 2 x 12"
    assert len(page.column.offers_of(2)) == 2
    menu = page.exercises_menu(2)
    near = [action.text() for action in menu.actions()[:2]]
    assert set(near) == {"Ball back extensions", "Chest lifts"}
    groups = menu.findChildren(Menu)
    assert [group.title() for group in groups[:2]] == ["Standing", "Standing, bent forward"]
    assert max(len(group.actions()) for group in groups) < 25, "they go on no small screen"
    ids = [action.data()[1] for group in groups for action in group.actions()]
    assert len(ids) == len({*ids}) == len(window.main.context.library.exercises) - 2
    next(action for action in menu.actions() if action.text() == "Chest lifts").trigger()
    menu.deleteLater()
    assert page.edit.toPlainText().splitlines()[2] == "Chest lifts 2 x 8"
    assert not list(page.sheet.open_lines)
    for _step in range(3):
        QTest.keyClick(page.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.edit.toPlainText().startswith("Wall slides 2 x 12\nBridge 3 x 10 - tuck")
    # Below the lowest line, where a caret is seen and what is offered for it would not be.
    page.show_text("\n".join(["Bridge 3 x 8"] * 40))
    page.edit.moveCursor(QTextCursor.MoveOperation.End)
    page.edit.insertPlainText("\nWall slides 2 x 12")
    window.settle()
    chips = page.column.offers_of(40)
    assert chips and all(page.column.rect().contains(chip.geometry()) for chip in chips)


@pytest.mark.parametrize("language", ["en", "de"])
def test_each_answer_that_is_offered_is_understood(language: str) -> None:
    reader = SheetReader(shipped_library().exercises, language)
    for text in (
        "Bridge 10",
        "Bridge 10x3",
        "Hamstring stretch 3x30",
        "Superman 5 x 10 s",
        "Bridge 3x10, 5 s",
        "Bridge 3x10 - tuck your chin",
        "Bridge 3x10 each side",
    ):
        offers = offers_for(reader.line(text), reader.words)
        assert len(offers) >= 2, text
        for offer in offers:
            line = reader.line(offer.line)
            asked = [finding.expected for finding in line.findings]
            assert asked != [f.expected for f in reader.line(text).findings], (text, offer)
            assert text == "Bridge 10" or not asked, (text, offer)


def test_saved_by_keys_it_is_in_use_and_start_trains_it(window: Window, tmp_path: Path) -> None:
    page = sheet_page(window)
    assert not page.edit.font().featureValue(QFont.Tag("calt"))
    QTest.keyClicks(page.edit, "Bridge 2 x 8")
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    QTest.keyClicks(page.edit, "Wall slides 2 x 12")
    QTest.keyClick(page.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    workout = window.main.home.workout
    assert window.main.home.currentWidget() is workout and workout.start_button.hasFocus()
    routine = window.main.context.routine
    assert (routine.name, routine.round[0].dose.repetitions) == ("My routine", 8)
    assert routine.notes == ("Left out: Wall slides 2 x 12",)
    assert names(tmp_path) == ["my-routine.toml"]
    assert window.main.context.live.now.rounds == 1
    running = window.start()
    assert {step.exercise for step in running.session.timeline.prescription.steps} == {"bridge"}
    assert running.session.timeline.prescription.routine == "my-routine"


def test_the_menu_chooses_removes_and_undo_brings_back(window: Window, tmp_path: Path) -> None:
    page = sheet_page(window)
    page.show_text(SHEET)
    page.save_button.click()
    window.settle()
    shelf = window.main.context.shelf
    assert shelf.routine.name == "Evening back"
    entry(window, "Upper and lower back")
    assert not shelf.in_use_is_own and window.main.context.live.now.rounds == 2
    entry(window, "Copy it as a sheet…")
    assert page.edit.toPlainText().startswith("# Upper and lower back, mine") and not page.changes
    assert not list(page.sheet.open_lines)
    entry(window, "Evening back")
    path = tmp_path / "routines" / "evening-back.toml"
    path.write_text("# by hand\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    entry(window, "Change it as a sheet…")
    assert "Bridge 3 x 10, hold 5 s" in page.edit.toPlainText()
    page.show_text(page.edit.toPlainText().replace("3 x 10", "2 x 9"), page.changes)
    page.save_button.click()
    assert shelf.routine.round[0].dose.repetitions == 9 and names(tmp_path) == [path.name]
    assert path.read_text(encoding="utf-8").startswith("# by hand\n")
    window.main.history_model.undo_stack.undo()
    assert shelf.routine.round[0].dose.repetitions == 10
    entry(window, "Remove “Evening back”")
    assert not shelf.in_use_is_own and names(tmp_path) == []
    window.main.history_model.undo_stack.undo()
    assert shelf.routine.name == "Evening back"
    assert names(tmp_path) == ["evening-back.toml"]


def test_help_says_how_it_is_written_and_what_was_typed_stays(window: Window) -> None:
    page = sheet_page(window)
    page.show_text("Bridge 2 x 8")
    page.help_button.click()
    window.settle()
    help_page = window.main.home.currentWidget()
    assert isinstance(help_page, HelpPage)
    assert "2 rounds:" in help_page._topic_browser.toPlainText()
    assert sheet_page(window).edit.toPlainText() == "Bridge 2 x 8"


def test_the_window_does_not_close_over_a_sheet_that_is_not_saved(window: Window) -> None:
    main, messages = window.main, list[str]()
    main.home.routines().message_requested.connect(messages.append)
    page = sheet_page(window)
    QTest.keyClicks(page.edit, "Bridge 2 x 8")
    main.show_page(1)
    window.settle()
    assert not main.close()
    assert main.home.currentWidget() is page and page.edit.toPlainText() == "Bridge 2 x 8"
    assert messages == ["“My routine” is not saved. Save it, or close once more to let it go."]
    QTest.keyClicks(page.edit, " hold 3 s")
    assert not main.close(), "what was typed since is said again"
    assert main.close()


def test_a_sheet_that_is_saved_or_empty_or_as_it_was_shown_holds_nothing_up(
    window: Window,
) -> None:
    page = sheet_page(window)
    assert not page.is_changed
    page.edit.setPlainText("\n \n")
    assert not page.is_changed
    QTest.keyClicks(page.edit, "Bridge 2 x 8")
    assert page.is_changed
    QTest.keyClick(page.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    assert not page.is_changed
    entry(window, "Change it as a sheet…")
    assert page.edit.toPlainText() and not page.is_changed
    assert window.main.close()


def test_what_was_changed_in_another_can_be_had_back_from_a_new_one(window: Window) -> None:
    page = sheet_page(window)
    QTest.keyClicks(page.edit, "Bridge 2 x 8")
    QTest.keyClick(page.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    entry(window, "Change it as a sheet…")
    page.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.edit, " and a note")
    typed = page.edit.toPlainText()
    assert sheet_page(window).edit.toPlainText() == ""
    page.edit.undo()
    assert page.edit.toPlainText() == typed


def test_files_are_opened_and_what_is_no_sheet_is_refused(window: Window, tmp_path: Path) -> None:
    page = sheet_page(window)
    sheet = tmp_path / "a.txt"
    sheet.write_text(SHEET, encoding="utf-8")
    window.main.home.routines().open_file(sheet)
    assert page.edit.toPlainText() == SHEET
    package = tmp_path / "a.backroutine"
    write_package(package, 'id = "a"\nname = "A"\nround = [{ exercise = "bridge", sets = 2 }]', "")
    window.main.home.routines().open_file(package)
    assert "Bridge 2 sets as written" in page.edit.toPlainText()
    window.main.home.routines().open_file(sheet)
    sheet.write_bytes(b"\xff\xfe\xff")
    window.main.home.routines().open_file(sheet)
    assert page.edit.toPlainText() == SHEET
    pasted = QMimeData()
    pasted.setText("x" * 1_000_000)
    page.edit.insertFromMimeData(pasted)
    assert page.edit.toPlainText() == SHEET
    pasted.setText("Bridge\n" * 2000)
    page.edit.insertFromMimeData(pasted)
    assert page.edit.toPlainText() == SHEET


def test_a_file_that_is_mended_or_broken_by_hand_is_followed(
    window: Window, tmp_path: Path
) -> None:
    page = sheet_page(window)
    page.show_text("# Mine\nBridge 2 x 8")
    page.save_button.click()
    shelf, path = window.main.context.shelf, tmp_path / "routines" / "mine.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Mine", "Ours"), encoding="utf-8")
    shelf.check_for_changes()
    assert shelf.routine.name == "Ours"
    path.write_text(text.replace("bridge", "brigde"), encoding="utf-8")
    shelf.check_for_changes()
    assert shelf.routine.name == "Ours" and "line " in shelf.problems[0]


def test_what_is_asked_and_what_is_understood_are_two_sentences() -> None:
    asked = SheetRow("30 of what: repetitions, seconds, minutes?", "Understood: Cat and cow")
    text = "30 of what: repetitions, seconds, minutes? Understood: Cat and cow"
    assert asked.accessible_text == text
    assert SheetRow("Bridge", "3 sets of 10").accessible_text == "Bridge. 3 sets of 10"


def test_names_are_offered_while_one_types_and_enter_stays_ones_own(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages: list[str] = []
    monkeypatch.setattr(name_completion, "announce", lambda _edit, text: messages.append(text))
    page = sheet_page(window)
    edit, completion = page.edit, page.edit.completion
    QTest.keyClicks(edit, "bri")
    assert "Bridge" in completion.offered
    assert len(messages) == len(set(messages)), "the same is said once, whatever letter comes"
    QTest.keyClick(edit, Qt.Key.Key_Return)  # nothing was chosen: the line ends
    assert edit.toPlainText() == "bri\n" and not completion.offered
    QTest.keyClicks(edit, "2) kne")
    assert "Kneeling supermans" in completion.offered and edit.hasFocus()
    count, (first, second, *_others) = len(completion.offered), completion.offered
    assert messages[-1].startswith(f"{count} exercises of that name: {first}, {second}, ")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(edit, key)
    assert edit.toPlainText() == f"bri\n2) {second} " and not completion.offered
    assert messages[-1] == f"{second}, 2 of {count}. Enter takes it."
    QTest.keyClicks(edit, "3 x 10")  # how much of it is nobody's name
    assert not completion.offered
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "cat")
    assert completion.offered
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not completion.offered and edit.toPlainText().endswith("cat")
    QTest.keyClicks(edit, " and cow")  # a whole name
    assert not completion.offered
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "dead")
    page.back_button.setFocus()
    assert not completion.offered
    page.show_text("bri")  # not typed
    assert not completion.offered


def test_what_there_is_not_is_made_ones_own_by_one_press(window: Window) -> None:
    page, shelf = sheet_page(window), window.main.context.shelf
    page.show_text("# Hers\nOpen books 2 x 12 each side\n2) Cobra – 3 x 30 s\nHopping 5 x")
    window.settle()
    for number in (1, 2, 3):
        chip = page.column.offers_of(number)[1]
        assert chip.text() == "Make it my own"
        assert chip.accessibleName() == f"Make it my own, line {number + 1}"
        chip.click()
        window.settle()
    assert not any(row.open for row in page.rows)
    books, cobra, hopping = (
        shelf.library.exercises[id] for id in ("open-books", "cobra", "hopping")
    )
    assert (books.position, books.sides) == ("lying-side", "one")
    assert (cobra.position, cobra.standard.tempo.parts[0].phases[0].seconds) == ("prone", 30)
    assert set(hopping.lacks) == {"position", "sides", "cues", "tempo", "figure"}
    assert window.main.history_model.undo_stack.texts()[0] == "“Hopping” is saved."
    window.main.history_model.undo_stack.undo()
    assert [row.open for row in page.rows] == [False, False, False, True]
