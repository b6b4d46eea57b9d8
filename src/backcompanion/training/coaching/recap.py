"""All of an exercise once more, when a person asks for it in the middle of things."""

from collections.abc import Callable
from dataclasses import replace

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import (
    HOW,
    LAST_BREATH,
    Line,
    fitting_lines,
    lines_before,
    told,
)
from backcompanion.training.coaching.cue import (
    AGAIN,
    GAP_SECONDS,
    HOLD,
    NAME,
    SET_UP,
    SIDE,
    sentences_of,
)
from backcompanion.training.coaching.placement import Talk
from backcompanion.training.coaching.signals import COUNTED_DOWN
from backcompanion.training.coaching.spans import Stretch
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Side
from backcompanion.training.session.substitution import care_cues

# From the press of the key to the first word: what was being said is cut off by then.
AFTER_THE_KEY = 0.3
# A side that is over sooner is not worth naming.
SHORTEST_SIDE = 2.0
LOOK_SECONDS = 0.2
TEXT_SECONDS = 18.0
BEFORE_THE_END = COUNTED_DOWN[0] + 0.2

SideAt = Callable[[float], Side | None]


def say_again(
    talk: Talk, stretch: Stretch, library: Library, at: float, side_at: SideAt
) -> frozenset[str]:
    """Fills the time from `at` to the end of the stretch; what was said, which may be nothing."""
    begin = at + AFTER_THE_KEY
    lines = _lines(stretch, library, side_at(begin))
    end = talk.end - (LAST_BREATH if stretch.ready else BEFORE_THE_END)
    found: set[str] = set()
    for line in fitting_lines(lines, talk, end - begin):
        if line.importance == SIDE and not stretch.ready:
            begin, line = _side_by_then(talk, stretch, line, begin, side_at)
        cue = talk.say(line.text, AGAIN, begin, end, end) if line.text else None
        if cue is not None:
            begin = cue.end + GAP_SECONDS
            found.add(cue.text)
    return frozenset(found)


def text_again(stretch: Stretch, library: Library, at: float, side_at: SideAt) -> str:
    """For when nothing else is going on: the most important of it, some TEXT_SECONDS long."""
    talk = Talk(0.0, TEXT_SECONDS, ())
    side = side_at(at) if _steady(side_at, at, SHORTEST_SIDE) else None
    lines = fitting_lines(_lines(stretch, library, side), talk, TEXT_SECONDS)
    return " ".join(line.text for line in lines)


def _lines(stretch: Stretch, library: Library, side: Side | None) -> list[Line]:
    if not stretch.ready:
        return lines_during(stretch, side)
    return [one for one in lines_before(stretch, library, "everything", "new") if not one.back]


def lines_during(stretch: Stretch, side: Side | None) -> list[Line]:
    """What is worth saying of a step that has begun, in the order in which it is said."""
    exercise, planned, level = stretch.exercise, stretch.planned, stretch.segments[-1].level
    variant, cues = exercise.variant(level), exercise.cues
    lines = [Line(sentences.named(exercise), NAME)]
    if side is not None:
        lines.append(Line(sentences.only_side(sentences.lead(exercise, side)), SIDE))
    held = [sentences.holding(what, variant.weights) for what in planned.held]
    lines += [Line(text, HOLD) for text in held if text]
    if level == "easier" and variant.cue:
        lines.append(Line(sentences.position(exercise.position), SET_UP))
    else:
        lines += told(cues.set_up, SET_UP, SET_UP - 4)
    for care in care_cues(exercise, planned.reasons):
        lines += [Line(text, SET_UP + 1) for text in sentences_of(care)]
    if variant.cue and level != "standard":
        lines += told(variant.cue, SET_UP + 1, SET_UP - 4)
    short = exercise.short_cues(level)
    lines += [Line(text, SET_UP - 1) for text in short[:1]]
    if level != "easier" or not variant.cue:
        lines += told(cues.move, HOW, HOW - 8)
    return lines


def _steady(side_at: SideAt, since: float, seconds: float) -> bool:
    looks = int(seconds / LOOK_SECONDS)
    return len({side_at(since + nth * LOOK_SECONDS) for nth in range(looks)}) == 1


def _side_by_then(
    talk: Talk, stretch: Stretch, line: Line, begin: float, side_at: SideAt
) -> tuple[float, Line]:
    """When it will be said, and the side that it is by then; no text where sides are quicker."""
    seconds = max(talk.seconds(line.text), SHORTEST_SIDE)
    for tone in talk.tones:
        if tone.text == "switch" and begin < tone.end and tone.at < begin + seconds:
            begin = tone.end
    side = side_at(begin)
    if side is None or not _steady(side_at, begin, seconds):
        return begin, replace(line, text="")
    words = sentences.lead(stretch.exercise, side)
    return begin, replace(line, text=sentences.only_side(words))
