"""What is understood of a line of a sheet, in words, as the window shows it beside the line."""

from collections.abc import Mapping

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.sheet import SheetLine, SheetStep
from backcompanion.training.sheet.step_of import is_held
from backcompanion.ui.text import formats


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`icon` stands where there is no picture of an exercise. `open`: something is missing."""

    title: str = ""
    detail: str = ""
    icon: str = ""
    exercise: str = ""
    open: bool = False

    @property
    def accessible_text(self) -> str:
        end = " " if self.title.endswith("?") else ". "
        return end.join(part for part in (self.title, self.detail) if part)


def sheet_row(line: SheetLine, exercises: Mapping[str, Exercise]) -> SheetRow:
    if line.findings:
        return _open_row(line, exercises)
    match line.kind:
        case "name":
            return SheetRow(_("Name: {name}").format(name=line.words), icon="pencil")
        case "note":
            return SheetRow(_("Note: {note}").format(note=line.words), icon="message-square")
        case "rest":
            title = _("{time} more to get ready for the next").format(time=seconds(line.number))
            return SheetRow(title, icon="clock")
        case "rounds":
            count = round(line.number)
            title = ngettext("{n} round of what follows", "{n} rounds of what follows", count)
            return SheetRow(title.format(n=count), icon="redo-2")
        case "warm-up":
            return SheetRow(_("Warm-up"), icon="flag")
        case "cool-down":
            return SheetRow(_("Cool-down"), icon="flag")
        case "step":
            assert line.step is not None
            return _step_row(line, line.step, exercises)
        case _:
            return SheetRow()


def _step_row(line: SheetLine, step: SheetStep, exercises: Mapping[str, Exercise]) -> SheetRow:
    exercise = exercises[step.exercise]
    parts = [dose_text(step.dose, exercise)]
    if step.side:
        parts.append(_("left side only") if step.side == "left" else _("right side only"))
    if step.note:
        parts.append(_("said: {note}").format(note=step.note) if step.say_note else step.note)
    called = line.called.strip()
    if called.casefold() != exercise.name.casefold():
        # Translators: the name that stands on a sheet, where it is not the exercise's own.
        parts.insert(0, _("“{name}”").format(name=called))
    return SheetRow(exercise.name, " · ".join(parts), exercise=step.exercise)


def _open_row(line: SheetLine, exercises: Mapping[str, Exercise]) -> SheetRow:
    first = line.findings[0]
    cited = line.text[first.start : first.start + first.length]
    title = {
        "exercise": _("No exercise of that name yet"),
        "which-exercise": _("Which one is it?"),
        "repetitions": _("How many repetitions?"),
        "unit": _("{found} of what: repetitions, seconds, minutes?"),
        "purpose": _("What are the {found} for?"),
        "order": _("Which of the two is the sets?"),
        "one-number": _("Which number is it?"),
        "once": _("This is said twice"),
        "range": _("{found} is out of range"),
        "no-sides": _("Both sides work at once here"),
        "known-words": _("“{found}” is not understood"),
        "lines": _("What belongs to it is missing"),
        "no-group": _("A group within a group"),
        "short-line": _("This line is too long"),
    }[first.expected].format(found=cited[:40])
    detail, step = "", line.step
    if step is not None:
        exercise = exercises.get(step.exercise)
        known = dose_text(step.dose, exercise) if step.dose != Dose() else ""
        parts = [part for part in (exercise.name if exercise else "", known) if part]
        if parts:
            detail = _("Understood: {what}").format(what=", ".join(parts))
    return SheetRow(title, detail, icon="triangle-alert", open=True)


def seconds(value: float) -> str:
    """ "45 s", "1 min", "1:30 min"."""
    if value >= 60 and value % 60 == 0:
        return _("{n} min").format(n=formats.number(value / 60))
    if value > 60 and value == int(value):
        return _("{time} min").format(time=formats.clock(value))
    return _("{n} s").format(n=formats.plain_number(value))


def dose_text(dose: Dose, exercise: Exercise | None) -> str:
    """All that a line asks for, the amount first."""
    parts = [_amount(dose, held=exercise is not None and is_held(exercise))]
    if dose.hold_seconds is not None:
        parts.append(_("each held {time}").format(time=seconds(dose.hold_seconds)))
    if dose.pause_seconds is not None:
        parts.append(_("{time} pause between").format(time=seconds(dose.pause_seconds)))
    if dose.per_side:
        in_turn = exercise is not None and exercise.standard.tempo.alternating
        parts.append(_("each side, in turn") if in_turn else _("one side, then the other"))
    if dose.load_kg is not None:
        parts.append(_("{weight} kg").format(weight=formats.plain_number(dose.load_kg)))
    if dose.pace != 100:
        parts.append(_("at {percent} pace").format(percent=formats.percent(dose.pace)))
    if dose.rest_seconds is not None:
        parts.append(_("{time} rest between sets").format(time=seconds(dose.rest_seconds)))
    return ", ".join(parts)


def _amount(dose: Dose, *, held: bool) -> str:
    n = dose.sets
    if dose.until_done:
        sets = ngettext("until you say", "{n} sets, each until you say", n)
        return sets.format(n=n)
    if dose.repetitions is not None:
        if n == 1:
            return ngettext("{n} repetition", "{n} repetitions", dose.repetitions).format(
                n=dose.repetitions
            )
        return _("{n} sets of {count}").format(n=n, count=dose.repetitions)
    if dose.seconds is not None:
        time = seconds(dose.seconds)
        if n == 1:
            return time
        return (_("{n} holds of {time}") if held else _("{n} sets of {time}")).format(
            n=n, time=time
        )
    return ngettext("as written", "{n} sets as written", n).format(n=n)
