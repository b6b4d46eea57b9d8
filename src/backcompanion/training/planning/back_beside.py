"""What went with a sore or painful back: each thing that varied, with and without it.

Only what chance hardly explains is a remark, and even that is no cause.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from itertools import pairwise
from math import fsum
from typing import Literal, NamedTuple

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.consistency import sessions_until
from backcompanion.training.planning.mann_whitney import holm, mann_whitney
from backcompanion.training.session.record import BackFeeling, History, SessionRecord

AboutKind = Literal["exercise", "variant", "load", "gap", "rounds"]

RATINGS: dict[BackFeeling, float] = {"good": 0.0, "tired": 1.0, "sore": 2.0, "painful": 3.0}
MOST_RATING = 3.0
# Soreness of the next day is said from 0 to 10.
_SORENESS_SHARE = MOST_RATING / 10
FEWEST_SESSIONS = 6
CHANCE = 0.05
SHORT_GAP = timedelta(hours=48)


class TrainedAs(NamedTuple):
    """How an exercise was trained."""

    exercise: str
    variant: Level
    load_kg: float | None


@dataclass(frozen=True, slots=True)
class Trained:
    """What of its work was begun: ids of the sessions by how, and the last round by the session.

    A session without steps on record is in neither.
    """

    sessions: Mapping[TrainedAs, Collection[str]] = field(default_factory=dict)
    rounds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class About:
    """What was asked about. "gap": under 48 hours since the session before."""

    kind: AboutKind
    exercise: str = ""
    variant: Level = "standard"
    load_kg: float = 0.0
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class RatedGroup:
    """`mean`: of how the back felt, 0 good to 3 painful; `ids` of the sessions."""

    ids: tuple[str, ...]
    mean: float


@dataclass(frozen=True, slots=True)
class BackRemark:
    """`p`: as it stands after all that was asked."""

    about: About
    with_it: RatedGroup
    without: RatedGroup
    p: float


@dataclass(frozen=True, slots=True)
class BackBeside:
    """`asked`: how many things could be asked, with sessions enough on both sides."""

    asked: int
    remarks: tuple[BackRemark, ...]


def back_beside(
    history: History,
    as_of: date,
    trained: Trained,
    soreness: Mapping[date, int],
) -> BackBeside:
    """The remarks that chance explains least come first. `soreness`: 0 to 10, by the day."""
    sessions = sorted(sessions_until(history, as_of), key=lambda each: (each.started_at, each.id))
    ratings = {
        session.id: rating
        for session in sessions
        if (rating := _rating(session, soreness)) is not None
    }
    asked = list(_asked(sessions, ratings, trained))
    by_rating: defaultdict[float, set[str]] = defaultdict(set)
    for id_, rating in ratings.items():
        by_rating[rating].add(id_)
    chances = holm([_chance(with_it, among, by_rating) for _about, with_it, among in asked])
    below_chance = sorted((p, index) for index, p in enumerate(chances) if p < CHANCE)
    return BackBeside(
        len(asked), tuple(_remark(*asked[index], ratings, p) for p, index in below_chance)
    )


def _rating(session: SessionRecord, soreness: Mapping[date, int]) -> float | None:
    """The next one after it was trained: the word of that session, or what the next day felt."""
    if session.back is not None:
        return RATINGS[session.back]
    sore = soreness.get(session.local_date + timedelta(days=1))
    return None if sore is None else sore * _SORENESS_SHARE


_Asked = tuple[About, frozenset[str], frozenset[str]]


def _asked(
    sessions: Sequence[SessionRecord],
    ratings: Mapping[str, float],
    trained: Trained,
) -> Iterable[_Asked]:
    """About what, the sessions with it, and all among which to ask; each division once.

    Two things that divide the sessions alike are one question: of a variant and what it took the
    place of, that is the one that is not standard.
    """
    divisions: set[frozenset[frozenset[str]]] = set()
    for about, with_it, among in _candidates(sessions, ratings, trained):
        without = among - with_it
        division = frozenset((with_it, without))
        if min(len(with_it), len(without)) >= FEWEST_SESSIONS and division not in divisions:
            divisions.add(division)
            yield about, with_it, among


def _candidates(
    sessions: Sequence[SessionRecord],
    ratings: Mapping[str, float],
    trained: Trained,
) -> Iterable[_Asked]:
    with_steps = frozenset(ratings).intersection(trained.rounds)
    having: defaultdict[About, set[str]] = defaultdict(set)
    for (exercise, variant, load_kg), ids in trained.sessions.items():
        rated = with_steps.intersection(ids)
        having[About("exercise", exercise)] |= rated
        having[About("variant", exercise, variant)] |= rated
        if load_kg:
            having[About("load", exercise, load_kg=load_kg)] |= rated
    for id_ in with_steps:
        having[About("rounds", rounds=trained.rounds[id_])].add(id_)
    gaps = {
        after.id: after.started_at - before.started_at
        for before, after in pairwise(sessions)
        if after.id in ratings
    }
    having[About("gap")] = {id_ for id_, gap in gaps.items() if gap < SHORT_GAP}
    for about in sorted(having, key=_order):
        among = frozenset(gaps) if about.kind == "gap" else with_steps
        yield about, frozenset(having[about]), among


def _order(about: About) -> tuple[int, bool, str, bool, float, int]:
    """The plainest first: of things that divide alike, that one is named."""
    kinds: tuple[AboutKind, ...] = ("gap", "exercise", "variant", "load", "rounds")
    return (
        kinds.index(about.kind),
        about.variant == "standard",
        about.exercise,
        about.variant != "harder",
        -about.load_kg,
        -about.rounds,
    )


def _chance(
    with_it: frozenset[str], among: frozenset[str], by_rating: Mapping[float, set[str]]
) -> float:
    with_counts = {rating: len(with_it & ids) for rating, ids in by_rating.items()}
    without_counts = {
        rating: len(among & ids) - with_counts[rating] for rating, ids in by_rating.items()
    }
    return mann_whitney(with_counts, without_counts)


def _remark(
    about: About,
    with_it: frozenset[str],
    among: frozenset[str],
    ratings: Mapping[str, float],
    p: float,
) -> BackRemark:
    return BackRemark(about, _group(with_it, ratings), _group(among - with_it, ratings), p)


def _group(ids: frozenset[str], ratings: Mapping[str, float]) -> RatedGroup:
    in_order = tuple(id_ for id_ in ratings if id_ in ids)
    return RatedGroup(in_order, fsum(ratings[id_] for id_ in in_order) / len(in_order))
