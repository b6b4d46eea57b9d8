"""What of a line has been read, field by field."""

from collections.abc import Iterator
from typing import Any

from backcompanion.training.sheet.folding import fold
from backcompanion.training.sheet.patterns import CLAIMED, Patterns
from backcompanion.training.sheet.sheet import Expected, SheetFinding

BOUNDS: dict[str, tuple[float, float]] = {
    "sets": (1, 20),
    "count": (1, 600),
    "seconds": (1, 3600),
    "hold": (1, 600),
    "pause": (1, 600),
    "rest": (1, 600),
    "get_ready": (0, 600),
    "load_kg": (0.1, 200),
    "pace": (60, 150),
}
PACE_STEP = 5
MANY_SETS = 6
_AMOUNTS = ("count", "seconds", "until", "counted_hold", "as_written")


class Claims:
    """`text` is folded, and blank where something has been claimed."""

    def __init__(self, original: str, start: int, end: int) -> None:
        self.original = original
        self.text = fold(original)
        self.start, self.end = start, end
        self.fields: dict[str, Any] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.findings: list[SheetFinding] = []
        self.notes: list[str] = []
        self.bare_count = False
        self.amounts: list[tuple[int, int]] = []

    @property
    def has_amount(self) -> bool:
        return not self.fields.keys().isdisjoint(
            {"count", "seconds", "until", "counted_hold", "as_written"}
        )

    def blank(self, start: int, end: int) -> None:
        self.text = f"{self.text[:start]}{CLAIMED * (end - start)}{self.text[end:]}"

    def set(self, field: str, value: Any, start: int, end: int) -> None:
        """Claims the place; a value out of bounds, or a second one, is a finding there."""
        self.blank(start, end)
        low, high = BOUNDS.get(field, (0, 0))
        off_step = field == "pace" and value % PACE_STEP
        if field in BOUNDS and (off_step or not low <= value <= high):
            self.missing(start, end, "range", (f"{low:g}", f"{high:g}"))
        elif self.fields.setdefault(field, value) != value:
            self.missing(start, end, "once")
        self.places.setdefault(field, (start, end))

    def missing(
        self, start: int, end: int, expected: Expected, options: tuple[str, ...] = ()
    ) -> None:
        self.blank(start, end)
        self.findings.append(SheetFinding(start, end - start, expected, options))

    def judge_bare(self, start: int, end: int) -> None:
        """Two numbers without a word: many of few may be meant the other way round."""
        sets, count = self.fields.get("sets", 1), self.fields.get("count")
        self.bare_count = count is not None
        if count is not None and sets >= MANY_SETS and count < sets:
            self.missing(start, end, "order")

    def note(self, start: int, end: int) -> None:
        self.notes.append(self.original[start:end].strip())
        self.blank(start, end)

    def gaps(self, patterns: Patterns) -> Iterator[tuple[int, int]]:
        """What has not been claimed, without the words at its ends that say nothing."""
        at = self.start
        for part in self.text[self.start : self.end].split(CLAIMED):
            start, end = at, at + len(part)
            at = end + 1
            if lead := patterns.glue_start.match(self.text, start, end):
                start = lead.end()
            if tail := patterns.glue_end.search(self.text[start:end]):
                end = start + tail.start()
            if start < end:
                yield start, end
