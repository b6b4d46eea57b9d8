"""The sheet that another program's routine becomes, line by line, and where each came from."""

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.brought import (
    BroughtGroup,
    BroughtItem,
    BroughtRest,
    BroughtStep,
)
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.reader import MOST_ROUNDS, SheetReader
from backcompanion.training.sheet.routine_of import usual_get_ready
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


class BroughtSheet:
    """The lines of one sheet, and for each item of the file at which line it stands."""

    def __init__(self, reader: SheetReader, first: str) -> None:
        self.reader, self.lines = reader, [first]
        self.preview_lines: list[tuple[int | None, PreviewLine]] = []
        self._rest: float | None = None
        self._before: Exercise | None = None

    def add(self, group: BroughtGroup) -> None:
        in_one = group.rounds <= MOST_ROUNDS
        last = _last_rest(group)
        steps = [item for item in group.items if isinstance(item, BroughtStep)]
        again = self._exercise(steps[-1]) if steps and group.rounds > 1 and in_one else None
        if group.rounds > 1 and in_one:
            self.lines += ["", f"{group.rounds} {self.reader.words.rounds[0]}:"]
        elif steps:
            self.lines.append("")
        for number in range(1 if in_one else group.rounds):
            if group.rounds > 1 and last and (in_one or number):
                self._rest = max(last, self._rest or 0)
            for item in group.items:
                self._add_item(item, _INDENT if group.rounds > 1 and in_one else "", number, again)
                if isinstance(item, BroughtStep):
                    again = None
            if group.rounds > 1 and in_one:
                self._rest = None  # before the next round, which begins with it

    def _add_item(
        self, item: BroughtItem, indent: str, number: int, again: Exercise | None
    ) -> None:
        """`again`: what comes before it in the further rounds of its group."""
        if isinstance(item, BroughtRest):
            self._rest = item.seconds
            if not number:
                source = f"{item.name or _('rest')}, {item.seconds:g} s"
                becomes = _("time to get ready for what comes next")
                self.preview_lines.append((None, PreviewLine(item.place, source, becomes)))
            return
        line = self._line(item)
        exercise = self._exercise(item)
        remark = item.remark
        usual = self._usual(exercise, again)
        if self._rest is not None and self._rest < usual:
            text = _("{n} s are too short to get ready for it: {usual} s, as usual")
            text = text.format(n=f"{self._rest:g}", usual=f"{usual:g}")
            remark = "; ".join(each for each in (remark, text) if each)
        elif self._rest is not None:
            line += get_ready_clause(self._rest, self.reader.words)
        self._rest, self._before = None, exercise
        if not number:
            source = f"{item.name or _('without a name')}"
            preview_line = PreviewLine(item.place, source, line, remark)
            self.preview_lines.append((len(self.lines), preview_line))
        note = f" // {item.text}" if item.text else ""
        self.lines.append(f"{indent}{line}{note}")

    def _line(self, step: BroughtStep) -> str:
        return brought_line(step.name, step.dose, step.side, step.amount, self.reader)

    def _exercise(self, step: BroughtStep) -> Exercise | None:
        planned_step = self.reader.line(self._line(step)).step
        return (
            self.reader.exercises.get(planned_step.exercise) if planned_step is not None else None
        )

    def _usual(self, exercise: Exercise | None, again: Exercise | None) -> float:
        """Seconds to get ready: what is said of a position takes its time, and so does the way
        there. 0 where the exercise is not known.
        """
        if exercise is None:
            return 0
        before = (self._before, again) if again is not None else (self._before,)
        return max(usual_get_ready(each, exercise) for each in before)


def _last_rest(group: BroughtGroup) -> float:
    last = group.items[-1] if group.items else None
    return last.seconds if isinstance(last, BroughtRest) else 0
