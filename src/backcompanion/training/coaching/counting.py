"""The tempo counted along: in full for the first two repetitions, then lightly."""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.cue import Importance
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.spans import Beat, StepSpan, beats
from backcompanion.training.exercise.exercise import EPSILON_SECONDS, Exercise
from backcompanion.training.session.segments import Segment

# A word of the tempo that would come later than this is not said at all.
MAX_DELAY_SECONDS = 0.5
# Steps of a march are not counted, nor named one by one when they are this quick.
QUICK_BEAT_SECONDS = 1.5
NAMED_QUICK_BEATS = 4
SPOKEN_BREATHS = 4
STILL_PHASES = frozenset({"hold", "reset", "bottom", "tall"})


def place_tempo_count(
    placement: SpeechPlacement, span: StepSpan, segment: Segment, familiarity_level: Familiarity
) -> None:
    """Says the words of each phase of this segment where they are due."""
    exercise = span.exercise
    in_full = 1 if familiarity_level == "at-home" else 2
    before: Beat | None = None
    for beat in beats(span, segment):
        if beat.phase.name == "step":
            break
        if before is not None and beat.part != before.part:
            _place_tempo_change(placement, beat, before)
        elif beat.phase.name == "switch":
            _place_side_switch(placement, exercise, beat)
        elif len(segment.tempo.parts[beat.part].phases) == 1:
            _place_beat(placement, exercise, beat, in_full)
        elif beat.repetition_in_part <= in_full and (beat.part == 0 or in_full > 1):
            _place_full_count(placement, exercise, beat, familiarity_level)
        else:
            _place_light_count(placement, exercise, beat, segment.tempo.sided)
        before = beat
    if segment.tempo.breath_seconds:
        _place_breaths(placement, span, segment, segment.tempo.breath_seconds)


def out_of_sight(exercise: Exercise) -> bool:
    return exercise.eyes != "screen"


def _place_full_count(
    placement: SpeechPlacement, exercise: Exercise, beat: Beat, familiarity_level: Familiarity
) -> None:
    phase = beat.phase
    by = beat.end + (0.1 if not beat.first else 0.3)
    words = [
        sentences.word(_exercise_word(exercise, beat)),
        sentences.word(sentences.phase_word(phase.name)),
    ]
    if _starts_side(beat):
        words.insert(0, sentences.word(sentences.lead(exercise, beat.side or "right")))
    elif beat.repetition_in_part == 2 and phase.breath and familiarity_level == "new":
        words.insert(0, sentences.with_breath(_exercise_word(exercise, beat), phase.breath))
    _place_first_fitting(placement, words, Importance.COUNT, beat.at, by)


def _place_light_count(
    placement: SpeechPlacement, exercise: Exercise, beat: Beat, sides_change: bool
) -> None:
    """Both halves of the repetition where the screen is out of sight; else sides, and the last."""
    last = beat.first and beat.repetition == beat.total_repetitions
    if not out_of_sight(exercise):
        side = sentences.side_word(beat.side or "right") if _starts_side(beat) else ""
        if last:
            placement.place(
                sentences.last_one(side), Importance.TIME, beat.at, beat.at + MAX_DELAY_SECONDS
            )
        elif side and sides_change:
            placement.place(
                sentences.word(side), Importance.LIGHT_COUNT, beat.at, beat.at + MAX_DELAY_SECONDS
            )
        return
    if beat.phase.name in STILL_PHASES:
        return
    word = sentences.phase_word(beat.phase.name)
    if _starts_side(beat):
        word = sentences.side_word(beat.side or "right")
    texts = [sentences.word(word)]
    if last:
        texts.insert(0, sentences.last_one(word))
    elif beat.first:
        texts.insert(0, sentences.counted_repetition(beat.repetition, word))
    _place_first_fitting(
        placement,
        texts,
        Importance.TIME if last else Importance.LIGHT_COUNT,
        beat.at,
        beat.end + 0.1,
    )


def _place_beat(placement: SpeechPlacement, exercise: Exercise, beat: Beat, in_full: int) -> None:
    """A repetition of one phase: swimming beats, or a stretch that is held (which says nothing)."""
    if beat.side is None or beat.total_repetitions == 1:
        return
    side = sentences.word(sentences.side_word(beat.side))
    by = beat.end + 0.1
    if beat.phase.seconds >= QUICK_BEAT_SECONDS:
        full = sentences.word(sentences.lead(exercise, beat.side))
        texts = [full, side] if beat.repetition_in_part <= in_full else [side]
        _place_first_fitting(
            placement,
            texts,
            Importance.COUNT if beat.repetition_in_part <= 2 else Importance.LIGHT_COUNT,
            beat.at,
            by,
        )
    elif beat.repetition_in_part <= NAMED_QUICK_BEATS + 1:
        placement.place(side, Importance.LIGHT_COUNT, beat.at, beat.at + 0.2, by)


def _place_tempo_change(placement: SpeechPlacement, beat: Beat, before: Beat) -> None:
    quicker = beat.repetition_seconds < before.repetition_seconds
    text = sentences.quicker() if quicker else sentences.slower()
    placement.place(text, Importance.TEMPO_CHANGE, beat.at, beat.at + MAX_DELAY_SECONDS)


def _place_side_switch(placement: SpeechPlacement, exercise: Exercise, beat: Beat) -> None:
    side = "left" if beat.side == "right" else "right"
    words = sentences.lead(exercise, side)  # type: ignore[arg-type]
    placement.place(
        sentences.change_sides(words), Importance.SIDE, beat.at, beat.at + 1.0, beat.end - 0.2
    )


def _place_breaths(
    placement: SpeechPlacement, span: StepSpan, segment: Segment, seconds: float
) -> None:
    for number in range(1, SPOKEN_BREATHS + 1):
        at = span.start + number * seconds
        if segment.start - EPSILON_SECONDS <= at < segment.end:
            text = sentences.breath("out" if number % 2 else "in")
            placement.place(text, Importance.BREATH, at, at + MAX_DELAY_SECONDS, give_way=True)


def _exercise_word(exercise: Exercise, beat: Beat) -> str:
    """The exercise's own word for the phase, its side filled in."""
    word = exercise.cues.phases.get(beat.phase.name, "")
    if not word:
        return sentences.phase_word(beat.phase.name)
    return sentences.with_side(word, beat.side)


def _starts_side(beat: Beat) -> bool:
    """Whether the phase sets out to a side."""
    return beat.side is not None and (
        beat.first
        or (beat.phase.other_side and beat.phase.name not in STILL_PHASES | {"return", "lower"})
    )


def _place_first_fitting(
    placement: SpeechPlacement, texts: list[str], importance: Importance, at: float, end_by: float
) -> None:
    for text in texts:
        if placement.place(text, importance, at, at + MAX_DELAY_SECONDS, end_by):
            return
