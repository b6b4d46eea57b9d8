"""`check --coaching`: every cue list that a routine can have, played against its timeline."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, product
from typing import TypeVar, get_args

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language, ngettext
from backcompanion.base.paths import Folders, resources
from backcompanion.library.loader import load_library
from backcompanion.library.own_routines import OwnRoutineFiles
from backcompanion.sound.spoken_lengths_file import lengths_of
from backcompanion.training.coaching.checking import Finding, findings_in
from backcompanion.training.coaching.coaching_rules import RULES
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.coaching.heard_steps import heard_steps
from backcompanion.training.coaching.spans import SLOWLY
from backcompanion.training.coaching.spoken_lengths import SpokenLengths
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Equipment, Remark
from backcompanion.training.session.fitting import fit
from backcompanion.training.session.prescription import (
    Choices,
    PlannedStep,
    Prescription,
    prescribe,
)
from backcompanion.training.session.timeline import perform

EXIT_CONTRADICTION = 2
FITTED_MINUTES = (4, 6, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40)
WEIGHTS: tuple[tuple[Equipment, ...], ...] = ((), ("dumbbells",), ("water-bottles",))
OTHER_THINGS: tuple[Equipment, ...] = ("band", "medicine-ball", "physio-ball", "cushion")

REMARKS: tuple[Remark, ...] = get_args(Remark)

StepKey = tuple[object, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`choices`: the first ones found with it."""

    finding: Finding
    choices: Choices


def run(routine_id: str, app_folders: Folders, *, fitted: bool = False) -> int:
    """Of the routines that are shipped and of one's own. `fitted`: the sessions that are made to
    fit into so many minutes instead.
    """
    library = load_library(resources())
    if routine_id not in library.routines:
        own = OwnRoutineFiles(app_folders.data, app_folders.cache).read(library)
        library = own.added_to(library)
    routine = library.routines.get(routine_id)
    if routine is None:
        message = _("There is no routine {id}; there are: {ids}.")
        print(message.format(id=routine_id, ids=", ".join(library.routines)), file=sys.stderr)
        return EXIT_CONTRADICTION
    if fitted:
        occurred = occurrences_in(fitted_sessions(routine, library, FITTED_MINUTES), library)
    else:
        occurred = occurrences(routine, library, chain(all_choices(), first_choices()))
    for occurrence in occurred:
        print(line(occurrence))
    if not occurred:
        print(_("What is said fits what is done."))
        return 0
    print(
        ngettext("{n} contradiction:", "{n} contradictions:", len(occurred)).format(
            n=len(occurred)
        ),
        ", ".join(
            f"{rule.__name__} {count}"
            for rule in RULES
            if (count := sum(each.finding.rule == rule.__name__ for each in occurred))
        ),
    )
    return EXIT_CONTRADICTION


def all_choices() -> Iterator[Choices]:
    """Everything that a person can tick. Bottles beside dumbbells are never taken."""
    for level, weights, others, ticked in product(
        LEVELS, WEIGHTS, _subsets(OTHER_THINGS), _subsets(REMARKS)
    ):
        yield Choices(
            equipment=frozenset((*weights, *others)), level=level, remarks=frozenset(ticked)
        )


def first_choices() -> Iterator[Choices]:
    """Of somebody who did none of it yet."""
    for level, ticked in product(LEVELS, _subsets(REMARKS)):
        yield Choices(level=level, remarks=frozenset(ticked), practised=frozenset())


def fitted_sessions(
    routine: Routine,
    library: Library,
    minutes: Sequence[int],
    remarks: Iterable[tuple[Remark, ...]] = (),
) -> Iterator[tuple[Choices, Prescription]]:
    """Of each length for each combination of health remarks; `remarks` left out: all of them."""
    for ticked, length in product(tuple(remarks) or _subsets(REMARKS), minutes):
        choices = Choices(remarks=frozenset(ticked))
        yield choices, fit(routine, library, choices, length, {})


def occurrences(routine: Routine, library: Library, choices: Iterable[Choices]) -> list[Occurrence]:
    """As `occurrences_in`, of the whole routine for each of these choices."""
    return occurrences_in(((each, prescribe(routine, library, each)) for each in choices), library)


def occurrences_in(
    sessions: Iterable[tuple[Choices, Prescription]], library: Library
) -> list[Occurrence]:
    """Each contradiction once, at the first place where it is heard.

    What is heard at a step depends on the step itself and a little of its neighbours, so each such
    neighbourhood is played once, whatever else a session has.
    """
    lengths = lengths_of(language())
    seen: set[StepKey] = set()
    occurred: dict[StepKey, Occurrence] = {}
    for each, session in sessions:
        for key, place in _neighbourhoods(session):
            if key in seen:
                continue
            seen.add(key)
            for finding in place.findings(library, lengths):
                planned = finding.planned
                what = (
                    finding.rule,
                    planned.exercise,
                    finding.level,
                    planned.reasons,
                    finding.text,
                )
                occurred.setdefault(what, Occurrence(finding, each))
    return list(occurred.values())


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A step of a session with those before and after it. `first`: its exercise did not come
    before; `start`: the second at which getting ready for it begins in the session.
    """

    session: Prescription
    index: int
    first: bool
    start: float

    def findings(self, library: Library, lengths: SpokenLengths) -> list[Finding]:
        steps = self.session.steps[max(0, self.index - 1) : self.index + 2]
        index = min(self.index, 1)
        timeline = perform(replace(self.session, steps=steps), [])
        ready = sum(s.get_ready_seconds + s.seconds for s in steps[:index])
        end = ready + steps[index].get_ready_seconds + steps[index].seconds
        straight_on = steps[index].get_ready_seconds <= 0
        cues = cues_for(
            timeline,
            library,
            in_full=True,
            lengths=lengths,
            since=0.0 if straight_on else ready + 0.01,
            until=end - 0.01,
        )
        steps_heard = [
            replace(step, first=self.first)
            for step in heard_steps(timeline, library, cues)
            if step.span.planned is steps[index]
        ]
        return [replace(f, at=f.at - ready + self.start) for f in findings_in(steps_heard)]


def _neighbourhoods(session: Prescription) -> Iterator[tuple[StepKey, Neighbourhood]]:
    steps, seen, start = session.steps, set[str](), 0.0
    slowly = any(change.cause in SLOWLY for change in session.changes)
    for index, step in enumerate(steps):
        before = steps[index - 1] if index else None
        after = steps[index + 1] if index + 1 < len(steps) else None
        first = step.exercise not in seen
        key: StepKey = (
            first,
            slowly and (before is None or before.exercise),
            before and (before.exercise, before.held, before.level, before.block, before.round),
            before and (before.side, before.number == step.number, before.set),
            _told_of(step),
            # Of what comes only what follows straight on is spoken of.
            after and after.get_ready_seconds <= 0 and (after.exercise, after.level, after.held),
        )
        yield key, Neighbourhood(session, index, first, start)
        seen.add(step.exercise)
        start += step.get_ready_seconds + step.seconds


def _told_of(step: PlannedStep) -> StepKey:
    return (
        step.exercise,
        step.instead_of,
        step.round,
        step.number == step.count,
        step.side,
        step.leads,
        step.get_ready_seconds,
        step.seconds,
        step.tempos[step.level].repetitions,
        (step.set, step.sets, step.waits, step.load_kg, step.say_note and step.note),
        step.level,
        step.held,
        frozenset(reason.remark for reason in step.reasons),
    )


def line(occurrence: Occurrence) -> str:
    """For whoever mends it: in the words of the files."""
    finding, choices = occurrence.finding, occurrence.choices
    planned = finding.planned
    minutes, seconds = divmod(finding.at, 60)
    return "  ".join(
        (
            f"{planned.exercise}/{finding.level}",
            ",".join(sorted(choices.remarks)) or "no remark",
            ",".join(sorted(choices.equipment)) or "nothing at hand",
            f"round {planned.round}",
            f"{int(minutes)}:{seconds:04.1f}",
            finding.rule,
            finding.text,
        )
    )


def _subsets(things: tuple[T, ...]) -> list[tuple[T, ...]]:
    return [part for size in range(len(things) + 1) for part in combinations(things, size)]
