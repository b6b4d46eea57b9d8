"""A whole sheet, line by line, and which lines belong to which heading."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.folding import fold
from backcompanion.training.sheet.line_reader import Reader, read_step
from backcompanion.training.sheet.names import ExerciseNames
from backcompanion.training.sheet.patterns import grammar
from backcompanion.training.sheet.sheet import LineKind, Sheet, SheetFinding, SheetLine
from backcompanion.training.sheet.spoken_notes import read_note

MOST_LINES = 1000
LONGEST_LINE = 500
MOST_CHARACTERS = 64 * 1024
MOST_ROUNDS = 20
_TAB = 4
_BULLET = re.compile(
    r"\s*(?:(?:[-•*·▪◦‣–—☐□✓○●]|\[[ xX]?\]|\(?\d{1,2}[.)]"
    r"|\(?(?:[a-zA-Z]\d{1,2}|\d{1,2}[a-zA-Z])[.):])(?:\s+|(?=[^\W\d_]))"  # of supersets: “B2)”
    r"|\(?[a-zA-Z][.)]\s+)"
)
_NOTE = re.compile(r"(?:^|(?<=\s))//")
_HEADINGS: tuple[LineKind, ...] = ("rounds", "warm-up", "cool-down")


class SheetTooLongError(KnownError):
    """More than a sheet may have; nothing of it was read."""


class SheetReader:
    """Reads sheets of one library in one language. A line that was read is known the next time."""

    def __init__(self, exercises: Mapping[str, Exercise], language: str) -> None:
        patterns = grammar(language)
        self.exercises, self.words = exercises, patterns.words
        self.names = ExerciseNames(exercises, patterns.words)
        self._reader = Reader(patterns, self.names, exercises)
        self.line = lru_cache(4 * MOST_LINES)(self._read_line)

    def read(self, text: str) -> Sheet:
        """Raises SheetTooLongError."""
        check_length(text)
        lines = [self.line(each) for each in text.splitlines()]
        return _grouped(lines)

    def _read_line(self, text: str) -> SheetLine:
        indent = _indent(text)
        if len(text) > LONGEST_LINE:
            finding = SheetFinding(LONGEST_LINE, len(text) - LONGEST_LINE, "short-line")
            return SheetLine(text, "step", indent, findings=(finding,))
        stripped = text.strip()
        if not stripped:
            return SheetLine(text, "blank")
        if stripped.startswith("//"):
            words, spoken = read_note(stripped[2:].strip(), self.words)
            return SheetLine(text, "note", indent, words=words, spoken=spoken)
        if stripped.startswith("#") and stripped.strip("# "):
            return SheetLine(text, "name", indent, words=stripped.strip("# "))
        bullet = _BULLET.match(text)
        start = bullet.end() if bullet else len(text) - len(text.lstrip())
        note = _NOTE.search(text, start)
        end = note.start() if note else len(text)
        words = text[note.end() :].strip() if note else ""
        heading = self._heading(text, start, end, indent)
        return replace(heading, words=words) if heading else self._step(text, start, end, words)

    def _heading(self, text: str, start: int, end: int, indent: int) -> SheetLine | None:
        """What is no exercise: a rest, or what heads a group."""
        patterns, line = self._reader.patterns, fold(text)
        end = start + len(line[start:end].rstrip(" ."))
        if rest := patterns.rest_line.fullmatch(line, start, end):
            seconds = patterns.seconds_in(rest["time"] or rest["time_first"])
            return SheetLine(text, "rest", indent, number=seconds)
        bare = start + len(line[start:end].rstrip(" :"))
        if rounds := patterns.rounds_line.fullmatch(line, start, end) or (
            patterns.rounds_line.fullmatch(line, start, bare)
        ):
            count = patterns.whole_number(rounds["count"] or rounds["after"])
            finding = SheetFinding(start, bare - start, "range", ("1", str(MOST_ROUNDS)))
            findings = () if 1 <= count <= MOST_ROUNDS else (finding,)
            return SheetLine(text, "rounds", indent, number=count, findings=findings)
        if patterns.warm_up_line.fullmatch(line, start, bare):
            return SheetLine(text, "warm-up", indent)
        if patterns.cool_down_line.fullmatch(line, start, bare):
            return SheetLine(text, "cool-down", indent)
        return None

    def _step(self, text: str, start: int, end: int, words: str) -> SheetLine:
        read = read_step(text, start, end, self._reader)
        behind, spoken = read_note(words, self.words)
        note = "; ".join(each for each in (read.step.note, behind) if each)
        return SheetLine(
            text,
            "step",
            _indent(text),
            called=read.called,
            step=replace(read.step, note=note, say_note=spoken),
            findings=read.findings,
        )


def check_length(text: str) -> None:
    """Raises SheetTooLongError, before anything is read."""
    if len(text) > MOST_CHARACTERS or text.count("\n") >= MOST_LINES:
        message = _("A sheet has at most {lines} lines and {characters} characters.")
        raise SheetTooLongError(message.format(lines=MOST_LINES, characters=MOST_CHARACTERS))


def _indent(text: str) -> int:
    lead = text[: len(text) - len(text.lstrip())]
    return len(lead.expandtabs(_TAB))


def _grouped(lines: list[SheetLine]) -> Sheet:
    """A heading holds the lines that are set in below it, or else all up to an empty line."""
    group_of: list[int | None] = [None] * len(lines)
    head: int | None = None
    by_indent: bool | None = None
    named = False
    for index, line in enumerate(lines):
        if line.kind == "blank":
            if by_indent is False:
                head = None
            continue
        if line.kind == "name":
            if named:
                lines[index] = _with(line, "once")
            named = True
        if head is not None:
            inside = line.indent > lines[head].indent
            if by_indent is None and line.kind != "note":
                by_indent = inside
            if (by_indent and not inside) or (not inside and line.kind in (*_HEADINGS, "name")):
                head = None
            elif line.kind in _HEADINGS:
                lines[index] = _with(line, "no-group")
                continue
        if line.kind in _HEADINGS and head is None:
            head, by_indent = index, None
        elif head is not None:
            group_of[index] = head
    _judge_groups(lines, group_of)
    return Sheet(tuple(lines), tuple(group_of))


def _judge_groups(lines: list[SheetLine], group_of: list[int | None]) -> None:
    """A heading needs a step, and a rest something that comes after it."""
    for index, line in enumerate(lines):
        later = range(index + 1, len(lines))
        if (
            line.kind in _HEADINGS
            and line.understood
            and not any(group_of[i] == index and lines[i].kind == "step" for i in later)
        ):
            lines[index] = _with(line, "lines")
        if line.kind == "rest" and not any(lines[i].kind == "step" for i in later):
            lines[index] = _with(line, "lines")


def _with(line: SheetLine, expected: str) -> SheetLine:
    start = len(line.text) - len(line.text.lstrip())
    finding = SheetFinding(start, len(line.text.strip()), expected)  # type: ignore[arg-type]
    return replace(line, findings=(*line.findings, finding))
