"""What is said before a step, so that one is in place and knows what to do when it starts."""

from dataclasses import dataclass, replace

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.cue import (
    BLOCK_DONE,
    HINT,
    HOLD,
    MOVE,
    NAME,
    SENTENCE_GAP_SECONDS,
    SET_UP,
    SIDE,
    STEP_DONE,
    TIME,
    TONE_SECONDS,
    SpeechAmount,
    split_sentences,
)
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.spans import StepSpan
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.substitution import care_cues

# Silence before the go, and for the counting down where there is time for that.
SILENCE_BEFORE_GO_SECONDS = 0.3
COUNTDOWN_SECONDS = 3.2
FULL_BRIEFING_SECONDS = 9.0
# The first sentence on how it goes matters more than the second on how to lie or stand.
HOW_TO_MOVE = SET_UP - 2
# Of these one is held, or two.
HELD_SINGLY_OR_IN_PAIRS = ("dumbbells", "water-bottles")


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """`just_before_start`: wanted fresh at the start; the rest as early as the change of position
    asks.

    `about_previous_step`: of what was done, so that it is said at once. `source_text`: the text
    that it is a sentence of; what follows a sentence that was left out is too.
    """

    text: str
    importance: int
    just_before_start: bool = False
    source_text: str = ""
    about_previous_step: bool = False


def place_before_step(
    placement: SpeechPlacement,
    span: StepSpan,
    library: Library,
    amount: SpeechAmount,
    familiarity_level: Familiarity,
) -> None:
    """Fills the time to get ready; the least important is left out where it is short."""
    first = placement.start + (TONE_SECONDS["rest"] if span.before else 0.0) + 0.1
    long = span.seconds >= FULL_BRIEFING_SECONDS
    lines = lines_before_step(span, library, amount, familiarity_level)
    # Where it is tight, what has to be said may run on under the counting down.
    essential = [line for line in lines if line.importance >= HOW_TO_MOVE]
    fits_in_full = (
        long and _length(essential, placement) <= placement.end - COUNTDOWN_SECONDS - first
    )
    last = placement.end - (COUNTDOWN_SECONDS if fits_in_full else SILENCE_BEFORE_GO_SECONDS)
    lines = select_lines(lines if fits_in_full or not long else essential, placement, last - first)
    if not long:
        early, lines = lines, []
    elif needs_time_to_move(span):
        early = [line for line in lines if not line.just_before_start]
        lines = [line for line in lines if line.just_before_start]
    else:
        early = [line for line in lines if line.about_previous_step]
        lines = [line for line in lines if not line.about_previous_step]
    after = _place_in_sequence(early, placement, first, last)
    _place_in_sequence(lines, placement, max(after, last - _length(lines, placement)), last)


def lines_before_step(
    span: StepSpan, library: Library, amount: SpeechAmount, familiarity_level: Familiarity
) -> list[SpeechLine]:
    """Everything worth saying before the step, in the order in which it is said."""
    planned, exercise, segment = span.planned, span.exercise, span.segments[-1]
    variant = exercise.variant(segment.level)
    everything = amount == "everything"
    lines = []
    if (done := span.previous_completed) is not None:
        ends = sentences.ends_a_block(done.planned, planned)
        if ends or everything:
            text = sentences.done(done.exercise, done.planned, planned)
            first, later_importance = (
                (BLOCK_DONE, HOW_TO_MOVE + 1) if ends else (STEP_DONE, STEP_DONE)
            )
            lines += [
                replace(line, about_previous_step=True)
                for line in split_lines(text, first, later_importance)
            ]
    other_side = is_other_side(span)
    name = sentences.next_sentence(
        exercise,
        planned,
        again=segment.attempt > 1,
        other_side=other_side,
        instead_of=_instead_of(span, library),
    )
    lines.append(SpeechLine(name, NAME))
    side = side_sentence(span)
    if side and span.seconds < FULL_BRIEFING_SECONDS:
        lines.append(SpeechLine(side, SIDE))
    lines += [SpeechLine(text, HOLD) for text in equipment_changes(span)]
    # What is easier is done otherwise than the standard is told.
    differs_from_standard = segment.level == "easier" and bool(variant.cue)
    if everything and familiarity_level == "new" and not other_side and not differs_from_standard:
        lines += split_lines(exercise.cues.set_up, SET_UP, SET_UP - 4)
    elif changes_position(span) or (differs_from_standard and familiarity_level == "new"):
        lines.append(SpeechLine(sentences.position(exercise.position), SET_UP))
    for cue in care_cues(exercise, planned.reasons):
        lines += [SpeechLine(text, SET_UP + 1) for text in split_sentences(cue)]
    if segment.level != "standard" and everything:
        lines += split_lines(variant.cue, SET_UP - 1, SET_UP - 4)
    if (
        everything
        and familiarity_level == "new"
        and span.seconds >= FULL_BRIEFING_SECONDS
        and not differs_from_standard
    ):
        lines += split_lines(exercise.cues.move, HOW_TO_MOVE, MOVE)
    tempo = segment.tempo
    if exercise.kind == "work" and tempo.repetitions <= 12:
        lines.append(SpeechLine(sentences.repetitions(tempo.repetitions, tempo.seconds), TIME))
    elif span.seconds >= FULL_BRIEFING_SECONDS:
        lines.append(SpeechLine(sentences.duration_sentence(tempo.seconds), TIME))
    if span.seconds < FULL_BRIEFING_SECONDS:
        return lines
    if side:
        lines.append(SpeechLine(side, SIDE, just_before_start=True))
    short = exercise.short_cues(segment.level)
    if everything and familiarity_level != "at-home" and short:
        lines.append(
            SpeechLine(short[(planned.round - 1) % len(short)], HINT, just_before_start=True)
        )
    return lines


def side_sentence(span: StepSpan) -> str:
    planned, exercise = span.planned, span.exercise
    if planned.side is not None:
        return sentences.only_side(sentences.lead(exercise, planned.side))
    if span.segments[-1].tempo.sided:
        return sentences.first_side(sentences.lead(exercise, planned.leads))
    return ""


def is_other_side(span: StepSpan) -> bool:
    """Whether it is what was just done, to the other side."""
    before = span.previous_completed
    return (
        before is not None
        and before.exercise is span.exercise
        and before.planned.side is not None
        and before.planned.side != span.planned.side
    )


def equipment_changes(span: StepSpan) -> list[str]:
    """What to take, or to put down, as against the step before."""
    currently_held = span.planned.held
    before = span.before
    while before is not None and before.getting_ready:
        before = before.before
    previously_held = before.planned.held if before is not None else ()
    again = before is not None and before.planned is span.planned
    weights = _weights(span)
    as_many = before is None or weights == _weights(before)
    if again or (currently_held == previously_held and as_many):
        return []
    if not currently_held:
        return [sentences.put_down(previously_held)]
    new = [
        item
        for item in currently_held
        if item not in previously_held or (item in HELD_SINGLY_OR_IN_PAIRS and not as_many)
    ]
    return [sentences.take(item, span.exercise, weights) for item in new]


def _weights(span: StepSpan) -> int:
    return span.exercise.variant(span.planned.level).weights


def changes_position(span: StepSpan) -> bool:
    """Whether the position differs from that of the step before."""
    before = span.before
    return before is None or before.exercise.position != span.exercise.position


def needs_time_to_move(span: StepSpan) -> bool:
    return changes_position(span) or bool(equipment_changes(span))


def _instead_of(span: StepSpan, library: Library) -> str:
    written = library.exercises.get(span.planned.instead_of or "")
    return written.name if written else ""


def split_lines(text: str, first: int, later_importance: int) -> list[SpeechLine]:
    """The text sentence by sentence, the first one with an importance of its own."""
    return [
        SpeechLine(part, later_importance if index else first, source_text=text)
        for index, part in enumerate(split_sentences(text))
    ]


def _length(lines: list[SpeechLine], placement: SpeechPlacement) -> float:
    return (
        sum(placement.seconds(line.text) + SENTENCE_GAP_SECONDS for line in lines)
        - SENTENCE_GAP_SECONDS
    )


def select_lines(
    lines: list[SpeechLine], placement: SpeechPlacement, seconds: float
) -> list[SpeechLine]:
    """The most important that go into that time; of a text in several sentences no torn end."""
    kept: set[int] = set()
    truncated_texts: set[str] = set()
    left = seconds + SENTENCE_GAP_SECONDS
    for index in sorted(range(len(lines)), key=lambda i: -lines[i].importance):
        line = lines[index]
        needed = placement.seconds(line.text) + SENTENCE_GAP_SECONDS
        if needed <= left and line.source_text not in truncated_texts:
            kept.add(index)
            left -= needed
        elif line.source_text:
            truncated_texts.add(line.source_text)
    return [line for index, line in enumerate(lines) if index in kept]


def _place_in_sequence(
    lines: list[SpeechLine], placement: SpeechPlacement, at: float, end_by: float
) -> float:
    for line in lines:
        cue = placement.place(line.text, line.importance, at, end_by, end_by)
        if cue is not None:
            at = cue.end + SENTENCE_GAP_SECONDS
    return at
