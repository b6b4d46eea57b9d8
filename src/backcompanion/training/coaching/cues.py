"""From a timeline to what is heard: all tones and sentences, each with its exact second.

A pure function of the timeline, so that it is worked out anew whenever a command enters the log.
"""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import say_before
from backcompanion.training.coaching.cue import (
    AGAIN,
    NAME,
    WORDS_A_MINUTE,
    Amount,
    Cue,
    spoken_seconds,
    tone,
)
from backcompanion.training.coaching.during_step import say_during
from backcompanion.training.coaching.familiarity import Experience, Familiarity, familiarity
from backcompanion.training.coaching.placement import Talk
from backcompanion.training.coaching.recap import say_again, text_again
from backcompanion.training.coaching.signals import COUNTED_DOWN, tones
from backcompanion.training.coaching.spans import Stretch, stretches
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.timeline import Timeline

__all__ = ["Amount", "Cue", "Experience", "again_text", "cues", "cues_text", "lead_in_cues"]

FOREVER = float("inf")
AFTER_THE_END = 1.0


def cues(
    timeline: Timeline,
    library: Library,
    amount: Amount = "everything",
    experience: Experience | None = None,
    *,
    in_full: bool = False,
    again_at: float | None = None,
    since: float = 0.0,
    until: float = FOREVER,
    words_a_minute: float = WORDS_A_MINUTE,
) -> tuple[Cue, ...]:
    """All cues of the steps that touch `since` to `until`, by time; some may lie outside of it.

    `in_full`: as if every exercise were new. `again_at`: when a person asked to hear once more
    what is to be done. The last sentence comes after the timeline's end.
    """
    found: list[Cue] = []
    known = experience or {}
    for stretch in stretches(timeline, library, since, until):
        asked = again_at if again_at is not None and _within(again_at, stretch) else None
        found += _of(
            stretch, timeline, library, amount, known, in_full, words_a_minute, again_at=asked
        )
    return tuple(sorted(found, key=lambda cue: cue.at))


def lead_in_cues(
    seconds: float,
    timeline: Timeline,
    at: float,
    library: Library,
    amount: Amount = "everything",
) -> tuple[Cue, ...]:
    """For counting in before it starts or goes on: here `at` of a cue counts from 0 to `seconds`.

    `at`: the training second at which it will go on.
    """
    found = [tone(seconds - s, "countdown") for s in COUNTED_DOWN if seconds >= s]
    moment = timeline.at(at)
    if not moment.ready and moment.elapsed > 0.05:
        found.append(tone(seconds, "go"))  # at a step's very start it has its own
    if amount != "tones":
        text = sentences.going_on(moment, library.exercises[moment.planned.exercise])
        length = spoken_seconds(text)
        if length <= seconds - 0.2:
            found.append(Cue(0.0, "say", text, NAME, length))
    return tuple(sorted(found, key=lambda cue: cue.at))


def again_text(timeline: Timeline, library: Library, at: float) -> str:
    """What is to be done at that second, as one text, for when nothing else is going on."""
    for stretch in stretches(timeline, library, at, at):
        if _within(at, stretch):
            return text_again(stretch, library, at, lambda second: timeline.at(second).side)
    return ""


def cues_text(timeline: Timeline, library: Library, experience: Experience | None = None) -> str:
    """The whole of it as it would be heard, a line for each tone and sentence."""
    lines = []
    for stretch in stretches(timeline, library, 0.0, FOREVER):
        name = stretch.exercise.name
        title = f"Get ready: {name}" if stretch.ready else name
        lines.append(f"\n{_clock(stretch.start)}  {title} ({stretch.seconds:g} s)")
        found = _of(stretch, timeline, library, "everything", experience or {}, False)
        for cue in sorted(found, key=lambda cue: cue.at):
            what = f"[{cue.text}]" if cue.kind == "tone" else f"{cue.text}  ({cue.seconds:.1f} s)"
            lines.append(f"{_clock(cue.at)}    {what}")
    return "\n".join(lines).lstrip("\n") + "\n"


def _of(
    stretch: Stretch,
    timeline: Timeline,
    library: Library,
    amount: Amount,
    experience: Experience,
    in_full: bool,
    words_a_minute: float = WORDS_A_MINUTE,
    again_at: float | None = None,
) -> list[Cue]:
    ends = stretch.end >= timeline.seconds - 1e-6 and not timeline.ended
    heard = tones(stretch, ends)
    if amount == "tones":
        return heard
    sessions, _ = experience.get(stretch.exercise.id, (0, 0))
    known: Familiarity = "new" if in_full else familiarity(stretch.exercise.id, experience)
    talk = Talk(stretch.start, stretch.end, heard, words_a_minute)
    again: frozenset[str] = frozenset()
    if again_at is not None:
        again = say_again(talk, stretch, library, again_at, lambda at: timeline.at(at).side)
    if not stretch.ready:
        say_during(talk, stretch, amount, known, sessions)
    elif not again:
        say_before(talk, stretch, library, amount, known)
    said = [cue for cue in talk.said if cue.text not in again or cue.importance == AGAIN]
    found = [*heard, *said]
    if ends:
        text = sentences.finished()
        at = timeline.seconds + AFTER_THE_END
        found.append(Cue(at, "say", text, NAME, spoken_seconds(text, words_a_minute)))
    return found


def _within(at: float, stretch: Stretch) -> bool:
    return stretch.start <= at < stretch.end


def _clock(seconds: float) -> str:
    minutes, left = divmod(round(seconds, 1), 60)
    return f"{minutes:3.0f}:{left:04.1f}"
