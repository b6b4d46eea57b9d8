"""What is said during a step besides its tempo: hints, one correction, the time, what comes."""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import LONG_ENOUGH, on_the_other_side, side_line
from backcompanion.training.coaching.counting import count, out_of_sight
from backcompanion.training.coaching.cue import (
    CORRECTION,
    HINT,
    MOVE,
    NAME,
    TIME,
    TONE_SECONDS,
    Amount,
    sentences_of,
)
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import Talk
from backcompanion.training.coaching.signals import COUNTED_DOWN
from backcompanion.training.coaching.spans import Stretch

BEFORE_NEXT = 7.0
CLEAR_OF_THE_END = COUNTED_DOWN[0] + 0.2


def say_during(
    talk: Talk, stretch: Stretch, amount: Amount, known: Familiarity, sessions: int
) -> None:
    """`sessions`: in how many it was done before; decides whose turn it is among the mistakes."""
    _say_name_at_start(talk, stretch)
    _say_what_changed(talk, stretch, amount)
    if amount == "everything":
        for segment in stretch.segments:
            count(talk, stretch, segment, known)
    _say_next(talk, stretch)
    if amount == "everything":
        _say_correction(talk, stretch, sessions)
    _say_time(talk, known)
    if amount == "everything":
        _say_rest_of_set_up(talk, stretch, known)
        _say_hints(talk, stretch, known)


def _say_name_at_start(talk: Talk, stretch: Stretch) -> None:
    """Where there was no time to say it before: gone straight to it, or back to its start."""
    before = stretch.before
    told = before is not None and not before.cut and (before.ready or before.straight_on)
    if told or (before is None and stretch.start <= 0):
        return
    at = talk.start + TONE_SECONDS["go"]
    talk.say(sentences.named(stretch.exercise), NAME, at, at + 1)
    if (side := side_line(stretch)) != "":
        talk.say(side, NAME - 1, at, at + 4)


def _say_what_changed(talk: Talk, stretch: Stretch, amount: Amount) -> None:
    """Easier or harder from here on."""
    for before, segment in zip(stretch.segments, stretch.segments[1:], strict=False):
        if before.level == segment.level:
            continue
        variant = stretch.exercise.variant(segment.level)
        at = segment.start + 0.1
        first = talk.say(sentences.variant(variant.name, segment.level), NAME, at, at + 2)
        if first is not None and amount == "everything":
            for text in sentences_of(variant.cue):
                talk.say(text, NAME - 1, first.end, first.end + 6)


def _say_next(talk: Talk, stretch: Stretch) -> None:
    """What follows straight on, without time to get ready, is said before it comes."""
    if stretch.cut or not stretch.straight_on or stretch.after is None:
        return
    assert stretch.after_exercise is not None
    text = sentences.coming(stretch.after_exercise, stretch.after)
    talk.say(text, NAME, talk.end - BEFORE_NEXT, talk.end, talk.end - 0.3)


def _say_time(talk: Talk, known: Familiarity) -> None:
    """Along with its tone; who knows the tone by now does without."""
    if known == "at-home":
        return
    for cue in talk.tones:
        if cue.text == "half":
            talk.say(sentences.half_way(), TIME, cue.end, cue.end + 2.5, give_way=True)
        elif cue.text == "ten":
            talk.say(sentences.ten_seconds(), TIME, cue.end, cue.end + 1.5, give_way=True)


def _say_correction(talk: Talk, stretch: Stretch, sessions: int) -> None:
    """One a set, in turn: in a gap, or over a word of the light count; else the next in turn."""
    corrections = stretch.exercise.cues.corrections
    if not corrections:
        return
    turn = (sessions + stretch.planned.round - 1) % len(corrections)
    in_turn = corrections[turn:] + corrections[:turn]
    begin, later = talk.start + stretch.seconds * 0.35, talk.start + stretch.seconds * 0.55
    end = talk.end - CLEAR_OF_THE_END
    for text in in_turn:
        if talk.say(text, CORRECTION, begin, end, end, give_way=True):
            return
        if talk.say(text, CORRECTION, later, end, end):
            return


def _say_rest_of_set_up(talk: Talk, stretch: Stretch, known: Familiarity) -> None:
    """What a short change had no time for, and how a step goes that began straight on."""
    before = stretch.before
    short = before is None or not before.ready or before.seconds < LONG_ENOUGH
    if not short or known != "new" or on_the_other_side(stretch):
        return
    level = stretch.segments[-1].level
    if level == "easier" and stretch.exercise.variant(level).cue:
        return  # it is done otherwise
    cues = stretch.exercise.cues
    texts = sentences_of(cues.set_up) + sentences_of(cues.move)
    if before is not None and before.ready:
        texts = sentences_of(cues.move) or texts
    at = talk.start + TONE_SECONDS["go"] + 0.2
    for text in texts:
        end = talk.end - CLEAR_OF_THE_END
        if (cue := talk.say(text, MOVE, at, at + 6, end, give_way=True)) is not None:
            at = cue.end


def _say_hints(talk: Talk, stretch: Stretch, known: Familiarity) -> None:
    """One hint, and more of them where the screen is out of sight or the step is long."""
    short = stretch.exercise.short_cues(stretch.segments[-1].level)
    if not short or known == "at-home":
        return
    more = out_of_sight(stretch.exercise) or stretch.seconds >= 40
    wanted = (2 if more else 1) if known == "new" else 1
    first = stretch.planned.round % len(short)
    end = talk.end - CLEAR_OF_THE_END
    at = talk.start + 3
    for text in (short[first:] + short[:first])[:wanted]:
        cue = talk.say(text, HINT, at, end, end, give_way=True)
        if cue is not None:
            at = cue.end + 4
