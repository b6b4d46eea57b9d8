"""What becomes of another program's routines here: each as a sheet, and of each line what it says.

The sheet is what is taken in, so that what is shown is what will be: the names are looked up, and
what is not understood is marked, by the reader of sheets itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from backcompanion.application.sheet_text import expected_text
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.library.foreign.brought import (
    Brought,
    BroughtGroup,
    BroughtRest,
    BroughtRoutine,
    BroughtStep,
)
from backcompanion.training.sheet.reader import MOST_ROUNDS, SheetReader
from backcompanion.training.sheet.routine_of import MOST_PLACES
from backcompanion.training.sheet.sheet import Sheet
from backcompanion.training.sheet.sheet_writer import brought_line, get_ready_clause

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """`place` and `source`: where it stands in the file, and how. `becomes`: the line of the sheet,
    or what is done with it. `problem`: what is missing, or "".
    """

    place: str
    source: str
    becomes: str
    remark: str = ""
    problem: str = ""


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


def previews(brought: Brought, reader: SheetReader, name: str) -> tuple[RoutinePreview, ...]:
    """`name`: of one that has none. Raises KnownError where there is nothing to do, or too much."""
    if not brought.routines:
        raise KnownError(_("There is no routine in it."))
    return tuple(_preview(each, reader, name) for each in brought.routines)


def _preview(routine: BroughtRoutine, reader: SheetReader, name: str) -> RoutinePreview:
    steps = sum(
        group.rounds * sum(isinstance(item, BroughtStep) for item in group.items)
        for group in routine.groups
    )
    name = routine.name or name
    if not 1 <= steps <= MOST_PLACES:
        text = _("“{name}” has {n} steps; a routine has from 1 to {most}.")
        raise KnownError(text.format(name=name, n=steps, most=MOST_PLACES))
    writer = _Writer(reader, f"# {name.lstrip('# ')}")
    for group in routine.groups:
        writer.add(group)
    sheet = reader.read("\n".join(writer.lines))
    lines = tuple(_with_problem(line, at, sheet, reader) for at, line in writer.told)
    return RoutinePreview(name, "\n".join(writer.lines), sheet, lines, routine.remarks)


class _Writer:
    """The lines of one sheet, and for each item of the file at which line it stands."""

    def __init__(self, reader: SheetReader, first: str) -> None:
        self.reader, self.lines = reader, [first]
        self.told: list[tuple[int | None, PreviewLine]] = []
        self._rest: float | None = None

    def add(self, group: BroughtGroup) -> None:
        in_one = group.rounds <= MOST_ROUNDS
        last = _last_rest(group)
        if group.rounds > 1 and in_one:
            self.lines += ["", f"{group.rounds} {self.reader.words.rounds[0]}:"]
        elif any(isinstance(item, BroughtStep) for item in group.items):
            self.lines.append("")
        for number in range(1 if in_one else group.rounds):
            if group.rounds > 1 and last and (in_one or number):
                self._rest = max(last, self._rest or 0)
            for item in group.items:
                self._add_item(item, _INDENT if group.rounds > 1 and in_one else "", number)
            if group.rounds > 1 and in_one:
                self._rest = None  # before the next round, which begins with it

    def _add_item(self, item: BroughtStep | BroughtRest, indent: str, number: int) -> None:
        if isinstance(item, BroughtRest):
            self._rest = item.seconds
            if not number:
                source = f"{item.name or _('rest')}, {item.seconds:g} s"
                becomes = _("time to get ready for what comes next")
                self.told.append((None, PreviewLine(item.place, source, becomes)))
            return
        line = brought_line(item.name, item.dose, item.side, item.amount, self.reader)
        if self._rest is not None:
            line += get_ready_clause(self._rest, self.reader.words)
        self._rest = None
        if not number:
            source = f"{item.name or _('without a name')}"
            told = PreviewLine(item.place, source, line, item.remark)
            self.told.append((len(self.lines), told))
        note = f" // {item.text}" if item.text else ""
        self.lines.append(f"{indent}{line}{note}")


def _last_rest(group: BroughtGroup) -> float:
    last = group.items[-1] if group.items else None
    return last.seconds if isinstance(last, BroughtRest) else 0


def _with_problem(
    line: PreviewLine, at: int | None, sheet: Sheet, reader: SheetReader
) -> PreviewLine:
    if at is None or sheet.lines[at].understood:
        return line
    finding = sheet.lines[at].findings[0]
    expected = expected_text(finding, reader.exercises)
    found = sheet.lines[at].text[finding.start : finding.start + finding.length].strip()[:80]
    problem = _("“{found}” – expected {expected}").format(found=found, expected=expected)
    return replace(line, problem=problem)


def preview_text(brought: Brought, shown: tuple[RoutinePreview, ...]) -> Iterator[str]:
    """For a person, line by line."""
    yield _("A file of {program}:").format(program=brought.program)
    yield from (f"  {remark}" for remark in brought.remarks)
    for routine in shown:
        yield f"# {routine.name}"
        yield from (f"  {remark}" for remark in routine.remarks)
        for line in routine.lines:
            text = _("{place}: “{source}” → {becomes}").format(
                place=line.place, source=line.source, becomes=line.becomes
            )
            more = "; ".join(each for each in (line.remark, line.problem) if each)
            yield f"  {text}" + (f" ({more})" if more else "")
        if count := routine.open_lines:
            text = ngettext("{n} line is open.", "{n} lines are open.", count)
            yield f"  {text.format(n=count)}"
