"""Undo to the beginning and forth again; what fails stays where it is."""

import threading
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from backcompanion.application.undo_stack import (
    LongStep,
    NothingLeftError,
    UndoableChange,
    UndoStack,
)
from backcompanion.base.errors import KnownError


class Notebook:
    """Something to change, one line at a time."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.stack = UndoStack()

    def write(self, line: str) -> None:
        self.lines.append(line)
        self.stack.push(UndoableChange(line, self.lines.pop, partial(self.lines.append, line)))


@given(st.lists(st.sampled_from(["write", "undo", "redo"])))
def test_it_is_as_if_each_line_had_a_place_of_its_own(actions: list[str]) -> None:
    book, done, undone = Notebook(), list[str](), list[str]()
    for number, action in enumerate(actions):
        if action == "write":
            book.write(str(number))
            done.append(str(number))
            undone.clear()
        elif action == "undo":
            book.stack.undo()
            if done:
                undone.append(done.pop())
        else:
            book.stack.redo()
            if undone:
                done.append(undone.pop())
        assert book.lines == done
        assert book.stack.texts() == tuple(reversed(done))
        assert book.stack.redo_text() == (undone[-1] if undone else "")


def test_to_the_beginning() -> None:
    book = Notebook()
    for line in "abc":
        book.write(line)
    book.stack.undo_until(2)
    assert book.lines == ["a"]
    book.stack.undo_until(50)
    assert book.lines == []


def test_joined_changes_come_and_go_together() -> None:
    book = Notebook()
    for line in "abc":
        book.write(line)
    book.stack.join(2, "b and c")
    assert book.stack.texts() == ("b and c", "a")
    book.stack.undo()
    assert book.lines == ["a"]
    book.stack.redo()
    assert book.lines == ["a", "b", "c"]


def test_what_cannot_be_undone_stays_and_is_told() -> None:
    stack, messages = UndoStack(), list[str]()
    stack.failed.connect(messages.append)

    def refuse() -> None:
        raise KnownError("The disk is away.")

    stack.push(UndoableChange("a change", refuse, refuse))
    stack.undo_until(3)
    assert stack.texts() == ("a change",) and messages == ["The disk is away."]


def test_a_fault_of_ours_is_none_of_the_world() -> None:
    stack = UndoStack()
    stack.push(UndoableChange("a change", lambda: 1 // 0, lambda: None))
    with pytest.raises(ZeroDivisionError):
        stack.undo()


def test_what_is_gone_leaves_the_stack_and_what_is_below_can_be_undone() -> None:
    book, messages = Notebook(), list[str]()
    book.stack.failed.connect(messages.append)
    book.write("first")

    def nothing_left() -> None:
        raise NothingLeftError("It is gone.")

    book.stack.push(UndoableChange("gone", nothing_left, nothing_left))
    book.stack.undo()
    assert messages == ["It is gone."] and book.stack.texts() == ("first",)
    book.stack.undo()
    assert book.lines == []


def test_a_remark_is_told_with_it() -> None:
    stack, messages = UndoStack(), list[str]()
    stack.undone.connect(messages.append)
    stack.push(UndoableChange("Two were deleted.", lambda: "One is gone.", lambda: None))
    stack.undo()
    assert messages == ["Two were deleted. One is gone."]


def test_what_takes_long_is_done_in_a_thread_and_in_its_turn(qtbot: QtBot) -> None:
    book, threads, messages = Notebook(), list[threading.Thread](), list[str]()
    book.stack.failed.connect(messages.append)
    book.write("below")
    steps = [
        LongStep("undoing", lambda: threads.append(threading.current_thread()), lambda _r: None),
        LongStep("failing", partial(_refuse, "The disk is away."), lambda _r: None),
    ]
    book.stack.push(UndoableChange("long", lambda: steps[0], lambda: steps[1]))
    book.write("above")
    with qtbot.waitSignals([book.stack.undone] * 3):
        book.stack.undo_until(3)
        assert book.stack.is_working and book.lines == ["below"]
        book.stack.undo()  # one after the other
        book.stack.redo()
    assert book.lines == [] and book.stack.texts() == () and not book.stack.is_working
    assert threads and threads[0] is not threading.current_thread()
    book.stack.redo()
    with qtbot.waitSignal(book.stack.failed):
        book.stack.redo()
    assert messages == ["The disk is away."] and book.stack.redo_text() == "long"


def _refuse(why: str) -> None:
    raise KnownError(why)
