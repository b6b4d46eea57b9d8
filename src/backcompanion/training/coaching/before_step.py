"""What is said before a step, so that one is in place and knows what to do when it starts."""

from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.changes import (
    changes_position,
    equipment_changes,
    gets_up,
    is_other_side,
    is_same_place,
    needs_time_to_move,
)
from backcompanion.training.coaching.counting import counts_repetitions
from backcompanion.training.coaching.cue import (
    SENTENCE_GAP_SECONDS,
    TONE_SECONDS,
    Importance,
    SpeechAmount,
    split_sentences,
)
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.spans import StepSpan
from backcompanion.training.exercise.exercise import Tempo
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import with_side
from backcompanion.training.session.substitution import care_cues, comes_without_weights

# Silence before the go, and for the counting down where there is time for that.
SILENCE_BEFORE_GO_SECONDS = 0.3
COUNTDOWN_SECONDS = 3.2
FULL_BRIEFING_SECONDS = 9.0
LONG_BRIEFING_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """`just_before_start`: wanted fresh at the start; the rest as early as the change of position
    asks.

    `about_previous_step`: of what was done, so that it is said at once. `source_text`: the text
    that it is a sentence of; what follows a sentence that was left out is too.
    """

    text: str
    importance: Importance
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
    essential = [line for line in lines if line.importance >= Importance.HOW_TO_MOVE]
    fits_in_full = (
        long and _length(essential, placement) <= placement.end - COUNTDOWN_SECONDS - first
    )
    last = placement.end - (COUNTDOWN_SECONDS if fits_in_full else SILENCE_BEFORE_GO_SECONDS)
    lines = select_lines(lines if fits_in_full or not long else essential, placement, last - first)
    if not any(line.source_text == span.cues.set_up for line in lines):
        # How it goes is nothing to one who is not told how to lie; both come after the go.
        lines = [line for line in lines if line.source_text != span.cues.move]
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
    everything, long = amount == "everything", span.seconds >= FULL_BRIEFING_SECONDS
    side = side_sentence(span)
    lines = [*_lines_about_previous(span, everything, long)]
    lines.append(SpeechLine(_name_sentence(span), Importance.NAME))
    if everything and long and (written := _instead_of(span, library)):
        lines.append(SpeechLine(sentences.instead_of(written), Importance.STEP_DONE))
    if side and not long:
        lines.append(SpeechLine(side, Importance.SIDE))
    if long:
        lines += _amount_lines(span)
    lines += _weight_lines(span, everything)
    # Which side to lie on is the position itself; else the side is wanted fresh.
    lies_on_side = span.exercise.position == "lying-side"
    if side and long and lies_on_side:
        lines.append(SpeechLine(side, Importance.SIDE))
    lines += _set_up_lines(span, everything, is_new=familiarity_level == "new")
    lines += [SpeechLine(text, Importance.MOVE) for text in spoken_note(span)]
    # A short change has room for it where nothing else is to be said.
    if not total_sentence(span) and not span.planned.waits:
        text = sentences.duration_sentence(span.segments[-1].tempo.seconds)
        # How long is to what goes to and fro uncounted what the number is to what is counted.
        to_and_fro = span.segments[-1].tempo.repetitions > 1
        lines.append(SpeechLine(text, Importance.TOTAL if to_and_fro else Importance.TIME))
    if side and long and not lies_on_side:
        lines.append(SpeechLine(side, Importance.SIDE, just_before_start=True))
    if long and everything and familiarity_level != "at-home" and (hints := _hints_for_start(span)):
        hint = hints[(span.planned.round - 1) % len(hints)]
        lines.append(SpeechLine(hint, Importance.HINT, just_before_start=True))
    return lines


def _name_sentence(span: StepSpan) -> str:
    planned = span.planned
    if planned.set > 1 and is_same_place(span) and not is_other_side(span):
        return sentences.next_set(planned.set, planned.sets)
    return sentences.next_sentence(
        span.exercise,
        planned,
        again=span.segments[-1].attempt > 1,
        other_side=is_other_side(span),
        briefly=span.seconds < LONG_BRIEFING_SECONDS,
    )


def _amount_lines(span: StepSpan) -> list[SpeechLine]:
    """How many sets before the first one, and how many repetitions in each."""
    planned = span.planned
    texts = [sentences.sets(planned.sets)] if planned.sets > 1 and not is_same_place(span) else []
    total = sentences.until_done() if planned.waits else total_sentence(span)
    return [SpeechLine(text, Importance.TOTAL) for text in (*texts, total) if text]


def _weight_lines(span: StepSpan, everything: bool) -> list[SpeechLine]:
    """What to put down and to take, and how heavy it is to be."""
    planned = span.planned
    lines = [SpeechLine(text, Importance.HOLD) for text in equipment_changes(span)]
    if is_same_place(span):
        return lines
    if everything and comes_without_weights(span.exercise, span.level, planned.held):
        lines.append(SpeechLine(sentences.without_weights(), Importance.SET_UP_DETAIL))
    if planned.load_kg:
        lines.append(SpeechLine(sentences.weight(planned.load_kg), Importance.HOLD))
    return lines


def _hints_for_start(span: StepSpan) -> list[str]:
    """Of what comes first, or of no phase."""
    first = next(span.segments[-1].tempo.phases()).name
    return [hint.text for hint in span.cues.short if hint.phase in ("", first)]


def _lines_about_previous(span: StepSpan, everything: bool, long: bool) -> list[SpeechLine]:
    """A short change has no room for what is over."""
    done = span.previous_completed
    if done is None or is_same_place(span):
        return []
    text = sentences.done(done.exercise, done.planned, span.planned)
    if sentences.ends_a_block(done.planned, span.planned):
        lines = split_lines(text, Importance.BLOCK_DONE, Importance.SET_UP_DETAIL)
    elif everything and long:
        lines = split_lines(text, Importance.STEP_DONE, Importance.STEP_DONE)
    else:
        lines = []
    return [replace(line, about_previous_step=True) for line in lines]


def _set_up_lines(span: StepSpan, everything: bool, *, is_new: bool) -> list[SpeechLine]:
    """How to lie, stand or kneel for it, and how it goes."""
    exercise, cues, level = span.exercise, span.cues, span.level
    lines = []
    if span.slowly and gets_up(span):
        lines.append(SpeechLine(sentences.get_up_slowly(), Importance.HOLD))
    if everything and is_new and not is_same_place(span):
        lines += split_lines(cues.set_up, Importance.SET_UP, Importance.SET_UP_LATER)
    elif changes_position(span):
        lines.append(SpeechLine(sentences.position(exercise.position), Importance.SET_UP))
    for cue in spoken_care(span):
        lines += [SpeechLine(text, Importance.CARE) for text in split_sentences(cue)]
    variant = exercise.variant(level)
    # Who is told in full how this way of it begins or goes needs no word on what is different.
    is_told = variant.changes.move is not None or variant.changes.set_up not in (
        None,
        exercise.cues.set_up,
    )
    if level != "standard" and everything and not (is_new and is_told):
        lines += split_lines(variant.cue, Importance.SET_UP_DETAIL, Importance.SET_UP_LATER)
    if everything and is_new and not is_same_place(span):
        lines += split_lines(cues.move, Importance.HOW_TO_MOVE, Importance.MOVE)
    return lines


def spoken_note(span: StepSpan) -> list[str]:
    """What whoever made the routine wants to be said, before the first set alone, or in it."""
    ready = span.before
    if span.getting_ready or ready is None or ready.planned is not span.planned:
        ready = span
    if not span.planned.say_note or span.planned.set > 1 or is_same_place(ready):
        return []
    return split_sentences(span.planned.note)


def spoken_care(span: StepSpan) -> tuple[str, ...]:
    """For health remarks that do not change all that is told anyway."""
    whole = span.exercise.cues_for or {}
    reasons = [reason for reason in span.planned.reasons if reason.remark not in whole]
    return care_cues(span.exercise, reasons)


def total_sentence(span: StepSpan) -> str:
    """How many there will be, "" for what is not counted."""
    tempo = span.segments[-1].tempo
    once_on_a_side = span.planned.side is not None and tempo.repetitions == 1
    return "" if span.planned.waits or once_on_a_side else total_of(tempo)


def total_of(tempo: Tempo) -> str:
    if not counts_repetitions(tempo):
        return ""
    if any(phase.name == "switch" for phase in tempo.phases()):
        return sentences.repetitions_a_side(tempo.parts[0].repetitions)
    if tempo.alternating and tempo.repetitions % 2 == 0:
        return sentences.repetitions_a_side(tempo.repetitions // 2)
    if tempo.sided and not tempo.alternating:
        return sentences.repetitions_a_side(tempo.repetitions)
    return sentences.repetitions(tempo.repetitions)


def side_sentence(span: StepSpan) -> str:
    planned, cues = span.planned, span.cues
    side = planned.side or planned.leads
    if planned.side is None and not span.segments[-1].tempo.sided:
        return ""
    if cues.side_set_up:
        return sentences.capitalized(with_side(cues.side_set_up, side))
    words = sentences.lead(cues, side)
    return sentences.only_side(words) if planned.side else sentences.first_side(words)


def _instead_of(span: StepSpan, library: Library) -> str:
    written = library.exercises.get(span.planned.instead_of or "")
    return written.name if written else ""


def split_lines(text: str, first: Importance, later_importance: Importance) -> list[SpeechLine]:
    """The text sentence by sentence, the first one with an importance of its own."""
    return [
        SpeechLine(part, later_importance if index else first, source_text=text)
        for index, part in enumerate(split_sentences(text))
    ]


def _length(lines: list[SpeechLine], placement: SpeechPlacement) -> float:
    return sum(placement.room_before_next(line.text) for line in lines)


def select_lines(
    lines: list[SpeechLine], placement: SpeechPlacement, seconds: float
) -> list[SpeechLine]:
    """The most important that go into that time; of a text in several sentences no torn end."""
    kept: set[int] = set()
    truncated_texts: set[str] = set()
    left = seconds
    for index in sorted(range(len(lines)), key=lambda i: -lines[i].importance):
        line = lines[index]
        needed = placement.room_before_next(line.text)
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
            at = max(cue.end + SENTENCE_GAP_SECONDS, cue.latest_end)
    return at
