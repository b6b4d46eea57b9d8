"""What is offered for a line that is not understood: another name, or a note of it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.sheet import SheetLine
from backcompanion.ui.widgets.menu import Menu

_BETWEEN = " ,;-–"


def exercises_menu(
    parent: QWidget, number: int, line: SheetLine, exercises: Mapping[str, Exercise]
) -> Menu:
    """Those that it may be, the nearest first, then all others; the data is (line, id)."""
    near = [exercises[each] for each in line.findings[0].options if each in exercises]
    others = [each for each in exercises.values() if each not in near]
    menu = Menu(parent)
    for exercise in near:
        menu.add_entry(exercise.name).setData((number, exercise.id))
    if near:
        menu.addSeparator()
    for exercise in sorted(others, key=lambda each: each.name):
        menu.add_entry(exercise.name).setData((number, exercise.id))
    return menu


def place_of_name(line: SheetLine) -> tuple[int, int]:
    """Where in the line the name of an exercise stands, or would: start and length."""
    finding = line.findings[0]
    if finding.expected in ("exercise", "which-exercise"):
        return finding.start, finding.length
    at = line.text.find(line.called) if line.called else -1
    return (at, len(line.called)) if at >= 0 else (finding.start, 0)


def with_note(line: SheetLine) -> str:
    """With the words that are not understood behind it, or as a note altogether."""
    finding = line.findings[0]
    if finding.expected != "known-words":
        return f"// {line.text.strip()}"
    end = finding.start + finding.length
    kept = line.text[finding.start : end].strip(_BETWEEN)
    rest = f"{line.text[: finding.start]}{line.text[end:]}".rstrip(_BETWEEN)
    return f"{rest}{' ' if '//' in rest else ' // '}{kept}"
