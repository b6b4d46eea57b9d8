"""From a timeline to what is heard: all tones and sentences, each with its exact second.

A pure function of the timeline, so that it is worked out anew whenever a command enters the log.
"""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import place_before_step
from backcompanion.training.coaching.cue import (
    Cue,
    Importance,
    SpeechAmount,
    spoken_seconds,
    tone_cue,
)
from backcompanion.training.coaching.during_step import notice_texts, place_during_step
from backcompanion.training.coaching.familiarity import Experience, Familiarity, familiarity_of
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.recap import place_recap, span_recap_text
from backcompanion.training.coaching.signals import COUNTDOWN_MARKS, tones_for
from backcompanion.training.coaching.spans import StepSpan, step_spans
from backcompanion.training.coaching.spoken_lengths import DEFAULT_LENGTHS, SpokenLengths
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.timeline import Timeline

__all__ = ["Cue", "Experience", "SpeechAmount", "cues_for", "lead_in_cues", "recap_text"]

FOREVER = float("inf")
CLOSING_DELAY_SECONDS = 1.0


def cues_for(
    timeline: Timeline,
    library: Library,
    amount: SpeechAmount = "everything",
    experience: Experience | None = None,
    *,
    in_full: bool = False,
    recap_at: float | None = None,
    since: float = 0.0,
    until: float = FOREVER,
    lengths: SpokenLengths = DEFAULT_LENGTHS,
) -> tuple[Cue, ...]:
    """All cues of the steps that touch `since` to `until`, by time; some may lie outside of it.

    `in_full`: as if every exercise were new. `recap_at`: when a person asked to hear once more
    what is to be done. The last sentence comes after the timeline's end.
    """
    result: list[Cue] = []
    known = experience or {}
    just_told: list[Cue] | None = None
    for span in step_spans(timeline, library, since, until):
        recap_second = recap_at if recap_at is not None and _is_within(recap_at, span) else None
        cues = _span_cues(
            span,
            timeline,
            library,
            amount,
            known,
            in_full,
            lengths,
            recap_at=recap_second,
            just_told=just_told,
        )
        just_told = cues if span.getting_ready and recap_second is None else None
        result += cues
    return tuple(sorted(result, key=lambda cue: cue.at))


def lead_in_cues(
    seconds: float,
    timeline: Timeline,
    at: float,
    library: Library,
    amount: SpeechAmount = "everything",
    lengths: SpokenLengths = DEFAULT_LENGTHS,
) -> tuple[Cue, ...]:
    """For counting in before it starts or goes on: here `at` of a cue counts from 0 to `seconds`.

    `at`: the training second at which it will go on.
    """
    result = [tone_cue(seconds - s, "countdown") for s in COUNTDOWN_MARKS if seconds >= s]
    moment = timeline.at(at)
    if not moment.getting_ready and moment.elapsed > 0.05:
        result.append(tone_cue(seconds, "go"))  # at a step's very start it has its own
    if amount != "tones":
        text = sentences.resume_sentence(moment, library.exercises[moment.planned.exercise])
        length = spoken_seconds(text, lengths)
        if length <= seconds - 0.2:
            result.append(Cue(0.0, "say", text, Importance.NAME, length))
    return tuple(sorted(result, key=lambda cue: cue.at))


def recap_text(timeline: Timeline, library: Library, at: float) -> str:
    """What is to be done at that second, as one text, for when nothing else is going on."""
    for span in step_spans(timeline, library, at, at):
        if _is_within(at, span):
            return span_recap_text(span, library, at, lambda second: timeline.at(second).side)
    return ""


def _span_cues(
    span: StepSpan,
    timeline: Timeline,
    library: Library,
    amount: SpeechAmount,
    experience: Experience,
    in_full: bool,
    lengths: SpokenLengths,
    recap_at: float | None = None,
    just_told: list[Cue] | None = None,
) -> list[Cue]:
    """`just_told`: the cues of the span before it, where it is one to get ready in."""
    is_last = span.end >= timeline.seconds - 1e-6 and not timeline.ended
    span_tones = tones_for(span, is_last)
    if amount == "tones":
        return span_tones
    sessions, _ = experience.get(span.exercise.id, (0, 0))
    known: Familiarity = "new" if in_full else familiarity_of(span.exercise.id, experience)
    placement = SpeechPlacement(span.start, span.end, span_tones, lengths)
    recap_texts: frozenset[str] = frozenset()
    if recap_at is not None:
        recap_texts = place_recap(
            placement, span, library, recap_at, lambda at: timeline.at(at).side
        )
    if not span.getting_ready:
        already_told = (
            _texts_said(just_told)
            if just_told is not None
            else _told_before(span, timeline, library, amount, experience, in_full, lengths)
        )
        place_during_step(placement, span, amount, known, sessions, already_told)
    elif not recap_texts:
        place_before_step(placement, span, library, amount, known)
    spoken = [
        cue
        for cue in placement.spoken
        if cue.text not in recap_texts or cue.importance == Importance.RECAP
    ]
    result = [*span_tones, *spoken]
    if is_last:
        text = sentences.finished()
        at = timeline.seconds + CLOSING_DELAY_SECONDS
        result.append(Cue(at, "say", text, Importance.NAME, spoken_seconds(text, lengths)))
    return result


def _told_before(
    span: StepSpan,
    timeline: Timeline,
    library: Library,
    amount: SpeechAmount,
    experience: Experience,
    in_full: bool,
    lengths: SpokenLengths,
) -> frozenset[str]:
    """What was said to get ready for it, or of it towards the end of the step before."""
    before = span.before
    if before is None or not before.getting_ready:
        return notice_texts(before, lengths) if before is not None else frozenset()
    cues = _span_cues(before, timeline, library, amount, experience, in_full, lengths)
    return _texts_said(cues)


def _texts_said(cues: list[Cue]) -> frozenset[str]:
    return frozenset(cue.text for cue in cues if cue.kind == "say")


def _is_within(at: float, span: StepSpan) -> bool:
    return span.start <= at < span.end
