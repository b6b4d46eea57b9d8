"""What is offered for a line that is not understood: each as the line that it would become."""

from collections.abc import Iterable, Mapping
from typing import get_args

from PySide6.QtWidgets import QWidget

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.terms import Position
from backcompanion.training.sheet.sheet import SheetFinding, SheetLine
from backcompanion.training.sheet.words import SheetWords
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.menu import Menu

_BETWEEN = " ,;-–"
_AROUND_NAME = f"{_BETWEEN}:.•*()"
_AMOUNT = ("unit", "purpose", "order")
_TAKEN_OUT = ("once", "no-sides", "known-words")


@dataclass(frozen=True, slots=True)
class SheetOffer:
    """`line`: what the line would be; empty where an exercise is to be chosen from all.

    `new_exercise`: the name of one of one's own that would be made.
    """

    text: str
    line: str = ""
    new_exercise: str = ""


def offers_for(
    line: SheetLine, words: SheetWords, *, can_make: bool = False
) -> tuple[SheetOffer, ...]:
    """For the first thing that is missing, two or three, the likeliest first.

    `can_make`: an exercise that there is not can be made from here.
    """
    if not line.findings:
        return ()
    finding = line.findings[0]
    if finding.expected in ("exercise", "which-exercise"):
        name = line.text[finding.start : finding.start + finding.length].strip(_AROUND_NAME)
        is_new = can_make and finding.expected == "exercise" and any(c.isalpha() for c in name)
        own_offer = (SheetOffer(_("Make it my own"), new_exercise=name),) if is_new else ()
        return SheetOffer(_("Choose…")), *own_offer, _as_note(line)
    cited = line.text[finding.start : finding.start + finding.length]
    if finding.expected in _AMOUNT:
        step = line.step
        alone = step is not None and step.dose.seconds is not None and not step.dose.repetitions
        answers = tuple(
            _with(line, finding, each)
            for each in _amounts(cited, finding, words, is_whole_amount=alone)
        )
        return (*answers, _as_note(line))
    if finding.expected in _TAKEN_OUT:
        taken_out = SheetOffer(_("Take it out"), _without(line, finding))
        behind = f"{taken_out.line}{' ' if '//' in taken_out.line else ' // '}{cited.strip()}"
        return SheetOffer(_("Keep as a note"), behind), taken_out
    return (_as_note(line),)


def _amounts(
    cited: str, finding: SheetFinding, words: SheetWords, *, is_whole_amount: bool
) -> tuple[str, ...]:
    """In the words of the sheet, so that the person learns them."""
    if finding.expected == "unit":
        return f"{cited} {words.repetitions[0]}", f"{cited} {words.seconds[0]}"
    if finding.expected == "purpose":
        if is_whole_amount:
            return f"{cited} {words.hold[0]}", f"{cited} {words.by_time[0]}"
        return f"{cited} {words.hold[0]}", f"{cited} {words.rest[0]}"
    first, second = "".join(c if c.isdigit() else " " for c in cited).split()[:2]
    sets, of = words.sets[0], words.of[0]
    return f"{first} {sets} {of} {second}", f"{second} {sets} {of} {first}"


def _with(line: SheetLine, finding: SheetFinding, words: str) -> SheetOffer:
    before, after = line.text[: finding.start], line.text[finding.start + finding.length :]
    return SheetOffer(words, f"{before}{words}{after}")


def _without(line: SheetLine, finding: SheetFinding) -> str:
    before, after = line.text[: finding.start], line.text[finding.start + finding.length :]
    return f"{before.rstrip(_BETWEEN)} {after.lstrip(_BETWEEN)}".rstrip()


def _as_note(line: SheetLine) -> SheetOffer:
    return SheetOffer(_("Keep as a note"), f"// {line.text.strip()}")


def exercises_menu(
    parent: QWidget, number: int, line: SheetLine, exercises: Mapping[str, Exercise]
) -> Menu:
    """Those that it may be, then all others by the position they are done in; the data is
    (line, id).
    """
    near = [exercises[each] for each in line.findings[0].options if each in exercises]
    menu = Menu(parent)
    _add(menu, number, near)
    if near:
        menu.addSeparator()
    others = sorted((each for each in exercises.values() if each not in near), key=_name)
    for position in get_args(Position):
        group = [each for each in others if each.position == position]
        if group:
            text = training_text.position(position)
            _add(menu.add_submenu(text[:1].upper() + text[1:]), number, group)
    return menu


def _name(exercise: Exercise) -> str:
    return exercise.name.casefold()


def _add(menu: Menu, number: int, exercises: Iterable[Exercise]) -> None:
    for exercise in exercises:
        menu.add_entry(exercise.name).setData((number, exercise.id))
