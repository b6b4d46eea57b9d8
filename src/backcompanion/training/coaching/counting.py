"""The tempo counted along: in full for the first two repetitions, then lightly."""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.cue import BREATH, COUNT, LIGHT, PART, SIDE, TIME
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import Talk
from backcompanion.training.coaching.spans import Beat, Stretch, beats
from backcompanion.training.exercise.exercise import TINY, Exercise
from backcompanion.training.session.segments import Segment

# A word of the tempo that would come later than this is not said at all.
LATE = 0.5
# Steps of a march are not counted, nor named one by one when they are this quick.
QUICK_BEAT = 1.5
NAMED_QUICK_BEATS = 4
BREATHS = 4
STILL = frozenset({"hold", "reset", "bottom", "tall"})


def count(talk: Talk, stretch: Stretch, segment: Segment, known: Familiarity) -> None:
    """Says the words of each phase of this segment where they are due."""
    exercise = stretch.exercise
    in_full = 1 if known == "at-home" else 2
    before: Beat | None = None
    for beat in beats(stretch, segment):
        if beat.phase.name == "step":
            break
        if before is not None and beat.part != before.part:
            _say_change(talk, beat, before)
        elif beat.phase.name == "switch":
            _say_switch(talk, exercise, beat)
        elif len(segment.tempo.parts[beat.part].phases) == 1:
            _say_beat(talk, exercise, beat, in_full)
        elif beat.nth <= in_full and (beat.part == 0 or in_full > 1):
            _say_in_full(talk, exercise, beat, known)
        else:
            _say_lightly(talk, exercise, beat, segment.tempo.sided)
        before = beat
    if segment.tempo.breath_seconds:
        _say_breaths(talk, stretch, segment, segment.tempo.breath_seconds)


def out_of_sight(exercise: Exercise) -> bool:
    return exercise.eyes != "screen"


def _say_in_full(talk: Talk, exercise: Exercise, beat: Beat, known: Familiarity) -> None:
    phase = beat.phase
    by = beat.end + (0.1 if not beat.first else 0.3)
    words = [
        sentences.word(_own_word(exercise, beat)),
        sentences.word(sentences.phase_word(phase.name)),
    ]
    if _leads(beat):
        words.insert(0, sentences.word(sentences.lead(exercise, beat.side or "right")))
    elif beat.nth == 2 and phase.breath and known == "new":
        words.insert(0, sentences.with_breath(_own_word(exercise, beat), phase.breath))
    _first_that_fits(talk, words, COUNT, beat.at, by)


def _say_lightly(talk: Talk, exercise: Exercise, beat: Beat, sides_change: bool) -> None:
    """Both halves of the repetition where the screen is out of sight; else sides, and the last."""
    last = beat.first and beat.repetition == beat.of
    if not out_of_sight(exercise):
        side = sentences.side_word(beat.side or "right") if _leads(beat) else ""
        if last:
            talk.say(sentences.last_one(side), TIME, beat.at, beat.at + LATE)
        elif side and sides_change:
            talk.say(sentences.word(side), LIGHT, beat.at, beat.at + LATE)
        return
    if beat.phase.name in STILL:
        return
    word = sentences.phase_word(beat.phase.name)
    if _leads(beat):
        word = sentences.side_word(beat.side or "right")
    texts = [sentences.word(word)]
    if last:
        texts.insert(0, sentences.last_one(word))
    elif beat.first:
        texts.insert(0, sentences.counted(beat.repetition, word))
    _first_that_fits(talk, texts, TIME if last else LIGHT, beat.at, beat.end + 0.1)


def _say_beat(talk: Talk, exercise: Exercise, beat: Beat, in_full: int) -> None:
    """A repetition of one phase: swimming beats, or a stretch that is held (which says nothing)."""
    if beat.side is None or beat.of == 1:
        return
    side = sentences.word(sentences.side_word(beat.side))
    by = beat.end + 0.1
    if beat.phase.seconds >= QUICK_BEAT:
        full = sentences.word(sentences.lead(exercise, beat.side))
        texts = [full, side] if beat.nth <= in_full else [side]
        _first_that_fits(talk, texts, COUNT if beat.nth <= 2 else LIGHT, beat.at, by)
    elif beat.nth <= NAMED_QUICK_BEATS + 1:
        talk.say(side, LIGHT, beat.at, beat.at + 0.2, by)


def _say_change(talk: Talk, beat: Beat, before: Beat) -> None:
    quicker = beat.repetition_seconds < before.repetition_seconds
    text = sentences.quicker() if quicker else sentences.slower()
    talk.say(text, PART, beat.at, beat.at + LATE)


def _say_switch(talk: Talk, exercise: Exercise, beat: Beat) -> None:
    side = "left" if beat.side == "right" else "right"
    words = sentences.lead(exercise, side)  # type: ignore[arg-type]
    talk.say(sentences.turn_over(words), SIDE, beat.at, beat.at + 1.0, beat.end - 0.2)


def _say_breaths(talk: Talk, stretch: Stretch, segment: Segment, seconds: float) -> None:
    for number in range(1, BREATHS + 1):
        at = stretch.start + number * seconds
        if segment.start - TINY <= at < segment.end:
            text = sentences.breath("out" if number % 2 else "in")
            talk.say(text, BREATH, at, at + LATE, give_way=True)


def _own_word(exercise: Exercise, beat: Beat) -> str:
    """The exercise's own word for the phase, its side filled in."""
    word = exercise.cues.phases.get(beat.phase.name, "")
    if not word:
        return sentences.phase_word(beat.phase.name)
    return sentences.with_side(word, beat.side)


def _leads(beat: Beat) -> bool:
    """Whether the phase sets out to a side."""
    return beat.side is not None and (
        beat.first or (beat.phase.other_side and beat.phase.name not in STILL | {"return", "lower"})
    )


def _first_that_fits(
    talk: Talk, texts: list[str], importance: int, at: float, end_by: float
) -> None:
    for text in texts:
        if talk.say(text, importance, at, at + LATE, end_by):
            return
