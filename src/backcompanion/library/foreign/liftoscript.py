"""Liftoscript, as far as it can be read without running anything: names, sets, times, weights.

Days are routines. What a program works out (progress, scripts) is not read.
"""

import re
from dataclasses import replace
from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.brought import (
    Brought,
    BroughtGroup,
    BroughtItem,
    BroughtRoutine,
    BroughtStep,
)
from backcompanion.library.foreign.foreign_table import (
    LONGEST_SECONDS,
    MOST_ITEMS,
    MOST_ROUTINES,
    plain_text,
)
from backcompanion.library.library_error import LibraryError
from backcompanion.training.exercise.dose import Dose

KG_A_POUND = 0.45359237
_HEAVIEST_KG = 200
LONGEST_LINE = 1000
_HEADING = re.compile(r"(#{1,3})\s+(\S.*)")
_EXERCISE = re.compile(r"[^/]+?\s*/\s*\S")
_SETS = re.compile(r"(\d{1,2})\s*x\s*(\d{1,3})(?:-(\d{1,3}))?(\+?)")
_TIMES = re.compile(r"(\d{1,4})s(\+?)\|(?:(\d{1,4})s|\?)")
_REST = re.compile(r"(\d{1,4})s")
_WEIGHT = re.compile(r"(\d{1,4}(?:\.\d{1,3})?) ?(kg|lb)")
_NAMED = re.compile(r"([a-z]+)\s*:")
_IGNORED = re.compile(r"@\d{1,3}(?:\.\d{1,3})?\+?|\d{1,3}(?:\.\d{1,3})?%\+?|auto|\?")


@dataclass(frozen=True, slots=True)
class _Sets:
    """`amount`: sets and repetitions as written, where they are not one number each."""

    dose: Dose
    amount: str = ""


def is_liftoscript(text: str) -> bool:
    """Every line that is no heading and no comment has a name and a section."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    if any(len(line) > LONGEST_LINE for line in lines):
        return False
    steps = [line for line in lines if line and not line.startswith(("#", "//"))]
    return any(_SETS.search(line) for line in steps) and all(
        _EXERCISE.match(line) or "{~" in line for line in steps
    )


def read_liftoscript(file: Path, text: str) -> Brought:
    """Raises LibraryError, with the line, for what would have to be run."""
    days: list[tuple[str, list[BroughtItem], list[str]]] = []
    notes: list[str] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = " ".join(raw.split())
        if "{~" in line or "custom(" in line:
            raise LibraryError(file, "", _("no script: it would have to be run"), number)
        if heading := _HEADING.fullmatch(line):
            if len(heading[1]) > 1 or not days:
                days.append((plain_text(heading[2]), [], []))
            notes = []
        elif line.startswith("//"):
            if not line.startswith("///"):
                notes.append(plain_text(line[2:], 400))
        elif line:
            if not days:
                days.append((file.stem, [], []))
            _name, items, remarks = days[-1]
            items += _steps(file, number, line, " ".join(notes), remarks)
            notes = []
            if len(items) > MOST_ITEMS or len(days) > MOST_ROUTINES:
                raise LibraryError(file, "", _("at most {n} of these").format(n=MOST_ITEMS), number)
    routines = [
        BroughtRoutine(name, (BroughtGroup(tuple(items)),), tuple(dict.fromkeys(remarks)))
        for name, items, remarks in days
        if items
    ]
    return Brought("Liftosaur", tuple(routines))


def _steps(file: Path, number: int, line: str, text: str, remarks: list[str]) -> list[BroughtItem]:
    name, *sections = (part.strip() for part in re.split(r"\s+/\s*|\s*/\s+", line))
    if name.startswith("...") or any(section.startswith("...") for section in sections):
        raise LibraryError(
            file, "", _("an exercise with its own sets, not those of another"), number
        )
    label, _colon, rest = name.rpartition(":")
    if label:
        remarks.append(_("The label “{label}” is left out.").format(label=plain_text(label, 40)))
    called, _comma, thing = rest.partition(",")
    name = plain_text(called)
    remark = _("with {thing}").format(thing=plain_text(thing, 40)) if thing.strip() else ""
    done: list[_Sets] = []
    common = Dose()
    for section in sections:
        if named := _NAMED.match(section):
            remarks.append(_("“{part}” is left out: it works something out.").format(part=named[1]))
            continue
        for part in section.split(","):
            words, sets = _dose_words(file, number, part.strip())
            if sets is None:
                common = _joined(common, words)
            else:
                done.append(replace(sets, dose=_joined(sets.dose, words)))
    if not done:
        raise LibraryError(file, "", _("sets, such as 3x8"), number)
    place = _("line {n}").format(n=number)
    return [
        BroughtStep(place, name, _joined(common, each.dose), None, text, remark, each.amount)
        for each in done
    ]


def _dose_words(file: Path, number: int, part: str) -> tuple[Dose, _Sets | None]:
    """What one part says beside its sets, and its sets."""
    dose, sets, rest = Dose(), None, part
    if match := _SETS.search(rest):
        count, repetitions, most, more = match.groups()
        if not 1 <= int(count) <= 20 or not 1 <= int(repetitions) <= 600:
            raise LibraryError(file, "", _("1 to 20 sets of 1 to 600"), number)
        amount = f"{count} x {repetitions}-{most}" if most else ""
        sets = _Sets(
            Dose(sets=int(count), until_done=True)
            if more
            else Dose(sets=int(count), repetitions=int(repetitions)),
            amount,
        )
        rest = rest.replace(match[0], " ", 1)
    if times := _TIMES.search(rest):
        seconds, _up, pause = times.groups()
        _check_seconds(file, number, seconds, pause)
        dose = replace(dose, seconds=float(seconds))
        if pause and int(pause):
            dose = replace(dose, rest_seconds=float(pause))
        rest = rest.replace(times[0], " ", 1)
    if weight := _WEIGHT.search(rest):
        kg = float(weight[1]) * (1 if weight[2] == "kg" else KG_A_POUND)
        if kg > _HEAVIEST_KG:
            raise LibraryError(file, "", _("at most {n} kg").format(n=_HEAVIEST_KG), number)
        dose = replace(dose, load_kg=round(kg, 3) or None)
        rest = rest.replace(weight[0], " ", 1)
    if pause_only := _REST.search(rest):
        _check_seconds(file, number, pause_only[1], None)
        dose = replace(dose, rest_seconds=float(pause_only[1]))
        rest = rest.replace(pause_only[0], " ", 1)
    if left := _IGNORED.sub(" ", rest).strip():
        expected = _("sets, times and weights, and “{left}” is none").format(left=left[:40])
        raise LibraryError(file, "", expected, number)
    return dose, sets


def _check_seconds(file: Path, number: int, seconds: str, pause: str | None) -> None:
    if not 1 <= int(seconds) <= LONGEST_SECONDS or int(pause or 0) > 600:
        text = _("seconds, from {a} to {b}").format(a=1, b=LONGEST_SECONDS)
        raise LibraryError(file, "", text, number)


def _joined(common: Dose, own: Dose) -> Dose:
    """What `own` says, and of the rest what `common` says. Time takes the place of repetitions."""
    seconds = own.seconds or common.seconds
    sets = own if own.repetitions or own.until_done or own.sets > 1 else common
    return Dose(
        sets=sets.sets,
        repetitions=None if seconds else sets.repetitions,
        seconds=None if sets.until_done else seconds,
        rest_seconds=own.rest_seconds or common.rest_seconds,
        load_kg=own.load_kg or common.load_kg,
        until_done=sets.until_done,
    )
