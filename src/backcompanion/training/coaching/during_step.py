"""What is said during a step besides its tempo: hints, one correction, the time, what comes."""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import (
    FULL_BRIEFING_SECONDS,
    is_other_side,
    side_sentence,
)
from backcompanion.training.coaching.counting import out_of_sight, place_tempo_count
from backcompanion.training.coaching.cue import (
    TONE_SECONDS,
    Importance,
    SpeechAmount,
    split_sentences,
)
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.signals import END_MARGIN_SECONDS
from backcompanion.training.coaching.spans import StepSpan

NEXT_NOTICE_SECONDS = 7.0


def place_during_step(
    placement: SpeechPlacement,
    span: StepSpan,
    amount: SpeechAmount,
    familiarity_level: Familiarity,
    sessions: int,
) -> None:
    """`sessions`: in how many it was done before; decides whose turn it is among the mistakes."""
    _place_name_at_start(placement, span)
    _place_level_change(placement, span, amount)
    if amount == "everything":
        for segment in span.segments:
            place_tempo_count(placement, span, segment, familiarity_level)
    _place_next(placement, span)
    if amount == "everything":
        _place_correction(placement, span, sessions)
    _place_time_marks(placement, familiarity_level)
    if amount == "everything":
        _place_remaining_set_up(placement, span, familiarity_level)
        _place_hints(placement, span, familiarity_level)


def _place_name_at_start(placement: SpeechPlacement, span: StepSpan) -> None:
    """Where there was no time to say it before: gone straight to it, or back to its start."""
    before = span.before
    already_announced = (
        before is not None and not before.cut and (before.getting_ready or before.follows_directly)
    )
    if already_announced or (before is None and span.start <= 0):
        return
    at = placement.start + TONE_SECONDS["go"]
    placement.place(sentences.name_sentence(span.exercise), Importance.NAME, at, at + 1)
    if (side := side_sentence(span)) != "":
        placement.place(side, Importance.AFTER_NAME, at, at + 4)


def _place_level_change(placement: SpeechPlacement, span: StepSpan, amount: SpeechAmount) -> None:
    """Easier or harder from here on."""
    for before, segment in zip(span.segments, span.segments[1:], strict=False):
        if before.level == segment.level:
            continue
        variant = span.exercise.variant(segment.level)
        at = segment.start + 0.1
        first = placement.place(
            sentences.variant(variant.name, segment.level), Importance.NAME, at, at + 2
        )
        if first is not None and amount == "everything":
            for text in split_sentences(variant.cue):
                placement.place(text, Importance.AFTER_NAME, first.end, first.end + 6)


def _place_next(placement: SpeechPlacement, span: StepSpan) -> None:
    """What follows straight on, without time to get ready, is said before it comes."""
    if span.cut or not span.follows_directly or span.after is None:
        return
    assert span.after_exercise is not None
    text = sentences.next_sentence(span.after_exercise, span.after)
    placement.place(
        text,
        Importance.NAME,
        placement.end - NEXT_NOTICE_SECONDS,
        placement.end,
        placement.end - 0.3,
    )


def _place_time_marks(placement: SpeechPlacement, familiarity_level: Familiarity) -> None:
    """Along with its tone; who knows the tone by now does without."""
    if familiarity_level == "at-home":
        return
    for cue in placement.tones:
        if cue.text == "half":
            placement.place(
                sentences.half_way(), Importance.TIME, cue.end, cue.end + 2.5, give_way=True
            )
        elif cue.text == "ten":
            placement.place(
                sentences.ten_seconds(), Importance.TIME, cue.end, cue.end + 1.5, give_way=True
            )


def _place_correction(placement: SpeechPlacement, span: StepSpan, sessions: int) -> None:
    """One a set, in turn: in a gap, or over a word of the light count; else the next in turn."""
    corrections = span.exercise.cues.corrections
    if not corrections:
        return
    turn = (sessions + span.planned.round - 1) % len(corrections)
    in_turn = corrections[turn:] + corrections[:turn]
    begin, later = placement.start + span.seconds * 0.35, placement.start + span.seconds * 0.55
    end = placement.end - END_MARGIN_SECONDS
    for text in in_turn:
        if placement.place(text, Importance.CORRECTION, begin, end, end, give_way=True):
            return
        if placement.place(text, Importance.CORRECTION, later, end, end):
            return


def _place_remaining_set_up(
    placement: SpeechPlacement, span: StepSpan, familiarity_level: Familiarity
) -> None:
    """What a short change had no time for, and how a step goes that began straight on."""
    before = span.before
    short = before is None or not before.getting_ready or before.seconds < FULL_BRIEFING_SECONDS
    if not short or familiarity_level != "new" or is_other_side(span):
        return
    level = span.segments[-1].level
    if level == "easier" and span.exercise.variant(level).cue:
        return  # it is done otherwise
    cues = span.exercise.cues
    texts = split_sentences(cues.set_up) + split_sentences(cues.move)
    if before is not None and before.getting_ready:
        texts = split_sentences(cues.move) or texts
    at = placement.start + TONE_SECONDS["go"] + 0.2
    for text in texts:
        end = placement.end - END_MARGIN_SECONDS
        if (
            cue := placement.place(text, Importance.MOVE, at, at + 6, end, give_way=True)
        ) is not None:
            at = cue.end


def _place_hints(
    placement: SpeechPlacement, span: StepSpan, familiarity_level: Familiarity
) -> None:
    """One hint, and more of them where the screen is out of sight or the step is long."""
    short = span.exercise.short_cues(span.segments[-1].level)
    if not short or familiarity_level == "at-home":
        return
    more = out_of_sight(span.exercise) or span.seconds >= 40
    wanted = (2 if more else 1) if familiarity_level == "new" else 1
    first = span.planned.round % len(short)
    end = placement.end - END_MARGIN_SECONDS
    at = placement.start + 3
    for text in (short[first:] + short[:first])[:wanted]:
        cue = placement.place(text, Importance.HINT, at, end, end, give_way=True)
        if cue is not None:
            at = cue.end + 4
