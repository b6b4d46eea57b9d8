"""What is said during a step besides its tempo: hints, one correction, the time, what comes."""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import (
    SpeechLine,
    select_lines,
    side_sentence,
    split_lines,
    spoken_care,
    spoken_note,
    total_of,
)
from backcompanion.training.coaching.changes import is_same_place
from backcompanion.training.coaching.counting import (
    is_counted,
    out_of_sight,
    place_remaining_words,
    place_tempo_count,
)
from backcompanion.training.coaching.cue import (
    TONE_SECONDS,
    Cue,
    Importance,
    SpeechAmount,
    split_sentences,
)
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.phase_windows import phase_windows
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.signals import END_MARGIN_SECONDS
from backcompanion.training.coaching.spans import StepSpan
from backcompanion.training.coaching.spoken_lengths import SpokenLengths
from backcompanion.training.exercise.exercise import PhaseCue

NOTICE_SECONDS = 9.0
# The length of a step is told within this share of it.
BEGINNING_SHARE = 0.25
# What begins as its phase ends is said of the next one.
BEFORE_NEXT_SECONDS = 0.01


def place_during_step(
    placement: SpeechPlacement,
    span: StepSpan,
    amount: SpeechAmount,
    familiarity_level: Familiarity,
    sessions: int,
    already_told: frozenset[str],
) -> None:
    """`sessions`: in how many it was done before; decides whose turn it is among the mistakes.

    `told`: what was said of it before it began.
    """
    _place_name_at_start(placement, span)
    _place_level_change(placement, span, amount)
    if amount == "everything":
        for segment in span.segments:
            place_tempo_count(placement, span, segment, familiarity_level)
    _place_notice(placement, span, amount)
    if amount == "everything":
        _place_remaining_set_up(placement, span, familiarity_level, already_told)
        _place_note(placement, span, already_told)
        _place_correction(placement, span, sessions)
    if span.planned.waits:
        at = span.start + span.planned.seconds
        placement.place(sentences.still_waiting(), Importance.TIME, at, at + 10)
    elif not is_counted(span):
        _place_time_marks(placement, familiarity_level)
    if amount == "everything":
        _place_hints(placement, span, familiarity_level)
        if familiarity_level == "new":
            place_remaining_words(placement, span)


def _place_name_at_start(placement: SpeechPlacement, span: StepSpan) -> None:
    """Where there was no time to say it before: gone straight to it, or back to its start."""
    before = span.before
    already_announced = (
        before is not None
        and not before.cut
        and (before.getting_ready or (before.follows_directly and not before.planned.waits))
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


def _place_notice(placement: SpeechPlacement, span: StepSpan, amount: SpeechAmount) -> None:
    """What follows straight on is said before it comes, and how it goes."""
    if span.cut or not span.follows_directly or span.after is None or span.planned.waits:
        return
    lines = _notice_lines(span, placement)
    if amount != "everything":
        lines = lines[:1]
    begin = placement.end - 0.3
    for line in reversed(lines):
        begin -= placement.room_before_next(line.text)
    for line in lines:
        cue = placement.place(line.text, Importance.NAME, begin, placement.end, placement.end - 0.2)
        if cue is not None:
            begin = cue.latest_end


def notice_texts(span: StepSpan, lengths: SpokenLengths) -> frozenset[str]:
    """What is said of the step that follows straight on, towards the end of this one."""
    if span.cut or not span.follows_directly or span.after is None:
        return frozenset()
    return frozenset(line.text for line in _notice_lines(span, SpeechPlacement(0, 0, (), lengths)))


def _notice_lines(span: StepSpan, placement: SpeechPlacement) -> list[SpeechLine]:
    exercise, planned = span.after_exercise, span.after
    assert exercise is not None and planned is not None
    remarks = [reason.remark for reason in planned.reasons if reason.remark]
    cues = exercise.cues_at(planned.level, planned.held, remarks)
    lines = [SpeechLine(sentences.next_sentence(exercise, planned), Importance.NAME)]
    if total := total_of(planned.tempos[planned.level]):
        lines.append(SpeechLine(total, Importance.TOTAL))
    lines += split_lines(cues.set_up, Importance.SET_UP, Importance.SET_UP_LATER)
    lines += split_lines(cues.move, Importance.HOW_TO_MOVE, Importance.MOVE)
    return select_lines(lines, placement, NOTICE_SECONDS)


def _place_time_marks(placement: SpeechPlacement, familiarity_level: Familiarity) -> None:
    """Along with its tone; who knows the tone by now does without."""
    if familiarity_level == "at-home":
        return
    for cue in placement.tones:
        if cue.text == "half":
            left = round(placement.end - cue.at)
            for text in (sentences.half_way_with(left), sentences.half_way()):
                if placement.place(text, Importance.TIME, cue.end, cue.end + 2.5, give_way=True):
                    break
        elif cue.text == "ten":
            placement.place(
                sentences.ten_seconds(), Importance.TIME, cue.end, cue.end + 1.5, give_way=True
            )


def _place_note(placement: SpeechPlacement, span: StepSpan, already_told: frozenset[str]) -> None:
    """What is left of a spoken note, where nothing moves."""
    at = placement.start + TONE_SECONDS["go"]
    for text in spoken_note(span):
        if text not in already_told:
            placed = _place_in_phase(placement, span, PhaseCue(text), Importance.MOVE, at)
            at = placed.latest_end if placed is not None else at


def _place_correction(placement: SpeechPlacement, span: StepSpan, sessions: int) -> None:
    """One a set, in turn, where it belongs; else the next in turn."""
    corrections = span.cues.corrections
    if not corrections:
        return
    turn = (sessions + span.planned.round + span.planned.set - 2) % len(corrections)
    seconds = span.planned.seconds if span.planned.waits else span.seconds
    begin = placement.start + seconds * 0.35
    for cue in corrections[turn:] + corrections[:turn]:
        if _place_in_phase(placement, span, cue, Importance.CORRECTION, begin) is not None:
            return


def _place_remaining_set_up(
    placement: SpeechPlacement,
    span: StepSpan,
    familiarity_level: Familiarity,
    already_told: frozenset[str],
) -> None:
    """What the change before had no time for, at the start: how to lie, how it goes, how long."""
    if span.exercise.kind == "work" or span.planned.waits:
        return
    texts: list[tuple[str, Importance]] = []
    if familiarity_level == "new" and not is_same_place(span):
        texts += [(text, Importance.MOVE) for text in split_sentences(span.cues.set_up)]
        if len({phase.name for phase in span.segments[-1].tempo.phases()}) == 1:
            # What goes to and fro is told by the words of its phases.
            texts += [(text, Importance.MOVE) for text in split_sentences(span.cues.move)]
    for care in spoken_care(span):
        texts += [(text, Importance.CARE) for text in split_sentences(care)]
    at, end = placement.start + TONE_SECONDS["go"], placement.end - END_MARGIN_SECONDS
    for text, importance in texts:
        if text not in already_told:
            cue = placement.place(text, importance, at, at + 8, end, give_way=True)
            at = cue.latest_end if cue is not None else at
    length = sentences.duration_sentence(span.seconds)
    if familiarity_level != "at-home" and not is_counted(span) and length not in already_told:
        # Later it would not be the time that is to come.
        by = placement.start + span.seconds * BEGINNING_SHARE
        placement.place(length, Importance.TIME, at, by, end, give_way=True)


def _place_hints(
    placement: SpeechPlacement, span: StepSpan, familiarity_level: Familiarity
) -> None:
    """One hint, and more of them where the screen is out of sight or the step is long."""
    short = span.cues.short
    if not short or familiarity_level == "at-home":
        return
    more = out_of_sight(span.exercise) or span.seconds >= 40
    wanted = (2 if more else 1) if familiarity_level == "new" else 1
    first = (span.planned.round + span.planned.set - 1) % len(short)
    at = placement.start + 3
    corrected = {cue.text for cue in placement.spoken if cue.importance == Importance.CORRECTION}
    news = [cue for cue in short[first:] + short[:first] if cue.text not in corrected]
    for cue in news[:wanted]:
        placed = _place_in_phase(placement, span, cue, Importance.HINT, at)
        if placed is not None:
            at = placed.end + 4


def _place_in_phase(
    placement: SpeechPlacement, span: StepSpan, cue: PhaseCue, importance: Importance, begin: float
) -> Cue | None:
    """In the first gap from `begin` on where the movement is what it speaks of."""
    end = placement.end - END_MARGIN_SECONDS
    for since, start_by, end_by in phase_windows(span, cue.phase):
        start_by -= BEFORE_NEXT_SECONDS
        if start_by > begin:
            placed = placement.place(
                cue.text,
                importance,
                max(since, begin),
                start_by,
                min(end_by, end),
                give_way=True,
                phase=cue.phase,
            )
            if placed is not None:
                return placed
    return None
