"""One line that names an exercise: what of it is understood, and what is missing where.

Each clause that is found is claimed, so that nothing is read twice; what is left has to be the name
and words that say nothing. Whatever else is left is a finding: nothing is guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.amounts import read_amounts
from backcompanion.training.sheet.claims import Claims
from backcompanion.training.sheet.clauses import read_clauses
from backcompanion.training.sheet.names import LONGEST_NAME_WORDS, ExerciseNames
from backcompanion.training.sheet.patterns import CLAIMED, Patterns
from backcompanion.training.sheet.sheet import SheetFinding, SheetStep
from backcompanion.training.sheet.step_of import step_of

_WORD = re.compile(r"[^\W_]+(?:['’‘.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Reader:
    patterns: Patterns
    names: ExerciseNames
    exercises: Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class ReadStep:
    """`called`: the words of the line that name the exercise."""

    step: SheetStep
    called: str
    findings: tuple[SheetFinding, ...]


def read_step(text: str, start: int, end: int, reader: Reader) -> ReadStep:
    """What stands from `start` to `end` of a line."""
    claims = Claims(text, start, end)
    name = _known_name(claims, reader)
    read_clauses(claims, reader.patterns)
    read_amounts(claims, reader.patterns)
    name, ids = _name(claims, name, reader)
    exercise = reader.exercises[ids[0]] if len(ids) == 1 else None
    step = step_of(claims, exercise)
    _judge_rest(claims, reader, exercise)
    called = text[name[0] : name[1]] if name else ""
    if not claims.findings or exercise is not None:
        step = replace(step, note="; ".join(claims.notes))
    findings = sorted(claims.findings, key=lambda finding: finding.start)
    return ReadStep(step, called, tuple(findings))


def _known_name(claims: Claims, reader: Reader) -> tuple[int, int] | None:
    """The longest run of words that is just a name: claimed before a word of it means otherwise."""
    places = [match.span() for match in _WORD.finditer(claims.text, claims.start, claims.end)]
    for length in range(min(LONGEST_NAME_WORDS, len(places)), 0, -1):
        for first in range(len(places) - length + 1):
            start, end = places[first][0], places[first + length - 1][1]
            words = claims.original[start:end]
            if words.isdigit() or not reader.names.exact(words):
                continue
            if reader.patterns.glue.fullmatch(claims.text, start, end):
                continue
            # A name forgives such a word behind it, which may begin what comes: "na stronę".
            if reader.patterns.each_side.match(claims.text, places[first + length - 1][0]):
                continue
            claims.blank(start, end)
            return start, end
    return None


def _name(
    claims: Claims, known: tuple[int, int] | None, reader: Reader
) -> tuple[tuple[int, int] | None, tuple[str, ...]]:
    """Where the name is, with the words beside it that belong to it, and whose it is."""
    gaps = [(a, b) for a, b in claims.gaps(reader.patterns) if _has_letter(claims.text[a:b])]
    if known is not None:
        start, end = known
        for a, b in gaps:
            if b <= start and claims.text[b:start].strip(" -'") == "":
                start = a
            elif a >= end and claims.text[end:a].strip(" -'") == "":
                end = b
        ids = reader.names.exact(claims.original[start:end]) or (
            () if (start, end) != known else reader.names.find(claims.original[start:end])
        )
        if (start, end) != known and not ids:
            ids = reader.names.find(claims.original[start:end])
            same = reader.names.exact(claims.original[known[0] : known[1]])
            if ids == same:  # a slip would swallow a word that says something else
                ids = ()
        return _name_found(claims, (start, end), ids, reader)
    for a, b in gaps:
        if ids := reader.names.find(claims.original[a:b]):
            return _name_found(claims, (a, b), ids, reader)
    if gaps:
        return _name_found(claims, gaps[0], (), reader)
    claims.missing(claims.start, claims.end, "exercise")
    return None, ()


def _name_found(
    claims: Claims, place: tuple[int, int], ids: tuple[str, ...], reader: Reader
) -> tuple[tuple[int, int], tuple[str, ...]]:
    start, end = place
    before = reader.patterns.number_before_name.search(claims.text[claims.start : start])
    if before and not claims.has_amount:
        number = reader.patterns.whole_number(before[1])
        claims.set("count", number, claims.start + before.start(1), claims.start + before.end(1))
    claims.blank(start, end)
    if not ids:
        options = reader.names.suggestions(claims.original[start:end])
        claims.missing(start, end, "exercise", options)
    elif len(ids) > 1:
        claims.missing(start, end, "which-exercise", ids)
    return place, ids


def _judge_rest(claims: Claims, reader: Reader, exercise: Exercise | None) -> None:
    """What is in brackets is a note where it says nothing of the dose and makes it no other
    exercise; what the exercise is like anyhow need not be said; all else is missing.
    """
    for match in re.finditer(r"\(([^()\0]*)\)", claims.text[: claims.end]):
        if match.start() >= claims.start and not re.search(r"\d", match[1]) and match[1].strip():
            if exercise is not None and _is_another(match[1], exercise, reader):
                claims.missing(*match.span(1), "known-words")
            else:
                claims.note(match.start(1), match.end(1))
            claims.blank(*match.span())
    if exercise is not None:
        for pattern in reader.patterns.agreeing(exercise.sides, exercise.position):
            for match in list(pattern.finditer(claims.text, claims.start, claims.end)):
                claims.blank(*match.span())
    for start, end in claims.gaps(reader.patterns):
        left = claims.text[start:end]
        number = reader.patterns.lone_number.fullmatch(left.replace(CLAIMED, ""))
        claims.missing(start, end, "unit" if number else "known-words")


def _is_another(words: str, exercise: Exercise, reader: Reader) -> bool:
    """Whether a bridge is none any more if it is one "(single leg)", or a plank "(side)"."""
    if reader.names.belongs_to(exercise, words):
        return False
    patterns = reader.patterns
    if any(
        pattern.fullmatch(words.strip())
        for pattern in patterns.agreeing(exercise.sides, exercise.position)
    ):
        return False
    return patterns.changing.search(words) is not None or reader.names.means_something(words)


def _has_letter(text: str) -> bool:
    return any(c.isalpha() for c in text)
