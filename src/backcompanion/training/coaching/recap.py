"""All of an exercise once more, when a person asks for it in the middle of things."""

from collections.abc import Callable
from dataclasses import replace

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import (
    SILENCE_BEFORE_GO_SECONDS,
    SpeechLine,
    lines_before_step,
    select_lines,
    split_lines,
    spoken_care,
    spoken_note,
)
from backcompanion.training.coaching.cue import SENTENCE_GAP_SECONDS, Importance, split_sentences
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.signals import END_MARGIN_SECONDS
from backcompanion.training.coaching.spans import StepSpan
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Side

# From the press of the key to the first word: what was being said is cut off by then.
KEY_DELAY_SECONDS = 0.3
# A side that is over sooner is not worth naming.
MIN_SIDE_SECONDS = 2.0
SAMPLE_SECONDS = 0.2
RECAP_TEXT_SECONDS = 18.0

SideAt = Callable[[float], Side | None]


def place_recap(
    placement: SpeechPlacement, span: StepSpan, library: Library, at: float, side_at: SideAt
) -> frozenset[str]:
    """Fills the time from `at` to the end of the span; what was said, which may be nothing."""
    begin = at + KEY_DELAY_SECONDS
    lines = _recap_lines(span, library, side_at(begin))
    end = placement.end - (SILENCE_BEFORE_GO_SECONDS if span.getting_ready else END_MARGIN_SECONDS)
    placed_texts: set[str] = set()
    for line in select_lines(lines, placement, end - begin):
        if line.importance == Importance.SIDE and not span.getting_ready:
            begin, line = _side_when_spoken(placement, span, line, begin, side_at)
        cue = placement.place(line.text, Importance.RECAP, begin, end, end) if line.text else None
        if cue is not None:
            begin = cue.end + SENTENCE_GAP_SECONDS
            placed_texts.add(cue.text)
    return frozenset(placed_texts)


def span_recap_text(span: StepSpan, library: Library, at: float, side_at: SideAt) -> str:
    """For when nothing else is going on: the most important of it, some RECAP_TEXT_SECONDS long."""
    placement = SpeechPlacement(0.0, RECAP_TEXT_SECONDS, ())
    side = side_at(at) if _is_side_steady(side_at, at, MIN_SIDE_SECONDS) else None
    lines = select_lines(_recap_lines(span, library, side), placement, RECAP_TEXT_SECONDS)
    return " ".join(line.text for line in lines)


def _recap_lines(span: StepSpan, library: Library, side: Side | None) -> list[SpeechLine]:
    note = split_lines(span.planned.note, Importance.MOVE, Importance.MOVE)
    if not span.getting_ready:
        return [*lines_during_step(span, side), *note]
    lines = lines_before_step(span, library, "everything", "new")
    own = [line for line in lines if not line.about_previous_step]
    return own if spoken_note(span) else [*own, *note]


def lines_during_step(span: StepSpan, side: Side | None) -> list[SpeechLine]:
    """What is worth saying of a step that has begun, in the order in which it is said."""
    exercise, planned, level = span.exercise, span.planned, span.level
    variant, cues = exercise.variant(level), span.cues
    lines = [SpeechLine(sentences.name_sentence(exercise), Importance.NAME)]
    if side is not None:
        lines.append(SpeechLine(sentences.only_side(sentences.lead(cues, side)), Importance.SIDE))
    held = [sentences.holding(what, variant.weights) for what in planned.held]
    lines += [SpeechLine(text, Importance.HOLD) for text in held if text]
    lines += split_lines(cues.set_up, Importance.SET_UP, Importance.SET_UP_LATER)
    for care in spoken_care(span):
        lines += [SpeechLine(text, Importance.CARE) for text in split_sentences(care)]
    if variant.cue and level != "standard" and variant.changes.move is None:
        lines += split_lines(variant.cue, Importance.CARE, Importance.SET_UP_LATER)
    lines += [SpeechLine(cue.text, Importance.SET_UP_DETAIL) for cue in cues.short[:1]]
    lines += split_lines(cues.move, Importance.HOW_TO_MOVE, Importance.MOVE)
    return lines


def _is_side_steady(side_at: SideAt, since: float, seconds: float) -> bool:
    samples = int(seconds / SAMPLE_SECONDS)
    return len({side_at(since + sample * SAMPLE_SECONDS) for sample in range(samples)}) == 1


def _side_when_spoken(
    placement: SpeechPlacement, span: StepSpan, line: SpeechLine, begin: float, side_at: SideAt
) -> tuple[float, SpeechLine]:
    """When it will be said, and the side that it is by then; no text where sides are quicker."""
    seconds = max(placement.seconds(line.text), MIN_SIDE_SECONDS)
    for tone in placement.tones:
        if tone.text == "switch" and begin < tone.end and tone.at < begin + seconds:
            begin = tone.end
    side = side_at(begin)
    if side is None or not _is_side_steady(side_at, begin, seconds):
        return begin, replace(line, text="")
    words = sentences.lead(span.cues, side)
    return begin, replace(line, text=sentences.only_side(words))
