"""What becomes of another program's routines here: each as a sheet, and of each line what it says.

The sheet is what is taken in, so that what is shown is what will be: the names are looked up, and
what is not understood is marked, by the reader of sheets itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from backcompanion.application.brought_sheet import BroughtSheet, PreviewLine
from backcompanion.application.sheet_text import expected_text
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.library.exercise_drafts import lack_text
from backcompanion.library.foreign.brought import (
    Brought,
    BroughtExercise,
    BroughtRoutine,
    BroughtStep,
)
from backcompanion.library.foreign.drafts import HOLD_SECONDS, Draft, draft_of
from backcompanion.library.own_routines import free_id
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.routine_of import MOST_PLACES
from backcompanion.training.sheet.sheet import Sheet
from backcompanion.training.sheet.sheet_writer import brought_line, plain_name


@dataclass(frozen=True, slots=True)
class RoutinePreview:
    """`text`: its sheet; `remarks`: what of it cannot be held here."""

    name: str
    text: str
    sheet: Sheet
    lines: tuple[PreviewLine, ...]
    remarks: tuple[str, ...] = ()

    @property
    def open_lines(self) -> int:
        return sum(bool(line.problem) for line in self.lines)


@dataclass(frozen=True, slots=True)
class BroughtPreview:
    """All of a file. `drafts`: exercises of one's own that come with it; `exercises`: with them."""

    program: str
    remarks: tuple[str, ...]
    routines: tuple[RoutinePreview, ...]
    drafts: tuple[Draft, ...]
    draft_lines: tuple[PreviewLine, ...]
    exercises: Mapping[str, Exercise]

    @property
    def open_lines(self) -> int:
        return sum(routine.open_lines for routine in self.routines)


def preview_of(
    brought: Brought,
    exercises: Mapping[str, Exercise],
    taken: frozenset[str],
    language: str,
    name: str,
) -> BroughtPreview:
    """`taken`: ids that no new exercise may have. `name`: of a routine that has none.

    Raises KnownError where there is nothing to do, or too much.
    """
    if not brought.routines and not brought.exercises:
        raise KnownError(_("There is no routine in it."))
    for routine in brought.routines:
        _check_length(routine, name)
    reader = SheetReader(exercises, language)
    drafts: list[Draft] = []
    lines: list[PreviewLine] = []
    for new, seconds in _new_exercises(brought, reader):
        if there := reader.names.exact(new.name):
            text = _("is there already, as {name}").format(name=exercises[there[0]].name)
            lines.append(PreviewLine(new.place, new.name, text, new.remark))
            continue
        ids = taken | exercises.keys() | {draft.id for draft in drafts}
        draft = draft_of(new, free_id(new.name, frozenset(ids)), seconds)
        drafts.append(draft)
        text = _("a new exercise of your own, a draft: it lacks {lacks}")
        lacks = ", ".join(lack_text(each) for each in draft.exercise.lacks)
        lines.append(PreviewLine(new.place, new.name, text.format(lacks=lacks), new.remark))
    everything = {**exercises, **{draft.id: draft.exercise for draft in drafts}}
    reader = SheetReader(everything, language) if drafts else reader
    return BroughtPreview(
        brought.program,
        brought.remarks,
        tuple(_preview(each, reader, name) for each in brought.routines),
        tuple(drafts),
        tuple(lines),
        everything,
    )


def _new_exercises(
    brought: Brought, reader: SheetReader
) -> Iterator[tuple[BroughtExercise, float]]:
    """Those that the file is about, and those that its routines name and nobody knows; each with
    the seconds of a hold.
    """
    for exercise in brought.exercises:
        yield exercise, HOLD_SECONDS
    steps = [
        item
        for routine in brought.routines
        for group in routine.groups
        for item in group.items
        if isinstance(item, BroughtStep)
    ]
    named: dict[str, list[BroughtStep]] = {}
    for step in steps:
        line = brought_line(step.name, step.dose, step.side, step.amount, reader)
        missing = {finding.expected for finding in reader.line(line).findings}
        if "exercise" in missing and plain_name(step.name):
            named.setdefault(plain_name(step.name), []).append(step)
    for name, same in named.items():
        seconds = [step.dose.seconds for step in same if step.dose.seconds]
        is_held = len(seconds) == len(same)
        new = BroughtExercise(same[0].place, name, is_held=is_held)
        yield new, seconds[0] if seconds else HOLD_SECONDS


def _check_length(routine: BroughtRoutine, name: str) -> None:
    steps = sum(
        group.rounds * sum(isinstance(item, BroughtStep) for item in group.items)
        for group in routine.groups
    )
    if not 1 <= steps <= MOST_PLACES:
        text = _("“{name}” has {n} steps; a routine has from 1 to {most}.")
        raise KnownError(text.format(name=routine.name or name, n=steps, most=MOST_PLACES))


def _preview(routine: BroughtRoutine, reader: SheetReader, name: str) -> RoutinePreview:
    name = routine.name or name
    writer = BroughtSheet(reader, f"# {name.lstrip('# ')}")
    for group in routine.groups:
        writer.add(group)
    sheet = reader.read("\n".join(writer.lines))
    lines = tuple(_with_problem(line, at, sheet, reader) for at, line in writer.preview_lines)
    return RoutinePreview(name, "\n".join(writer.lines), sheet, lines, routine.remarks)


def _with_problem(
    line: PreviewLine, at: int | None, sheet: Sheet, reader: SheetReader
) -> PreviewLine:
    if at is None or sheet.lines[at].understood:
        return line
    finding = sheet.lines[at].findings[0]
    expected = expected_text(finding, reader.exercises)
    cited = sheet.lines[at].text[finding.start : finding.start + finding.length].strip()[:80]
    problem = _("“{found}” – expected {expected}").format(found=cited, expected=expected)
    return replace(line, problem=problem)


def preview_text(shown: BroughtPreview) -> Iterator[str]:
    """For a person, line by line."""
    yield _("A file of {program}:").format(program=shown.program)
    yield from (f"  {remark}" for remark in shown.remarks)
    for line in shown.draft_lines:
        yield f"  {line_text(line)}"
    for routine in shown.routines:
        yield f"# {routine.name}"
        yield from (f"  {remark}" for remark in routine.remarks)
        yield from (f"  {line_text(line)}" for line in routine.lines)
        if count := routine.open_lines:
            text = ngettext("{n} line is open.", "{n} lines are open.", count)
            yield f"  {text.format(n=count)}"


def line_text(line: PreviewLine) -> str:
    """One item of the file and what becomes of it."""
    text = _("{place}: “{source}” → {becomes}").format(
        place=line.place, source=line.source, becomes=line.becomes
    )
    more = "; ".join(each for each in (line.remark, line.problem) if each)
    return text + (f" ({more})" if more else "")
