"""The rules of what may be said when: each from one step as it is heard to what is wrong there.

A rule that cannot be sure finds nothing: what is listed has to be worth mending.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from backcompanion.base.i18n import language
from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.before_step import (
    FULL_BRIEFING_SECONDS,
    spoken_note,
    total_sentence,
)
from backcompanion.training.coaching.coaching_words import ENGLISH, CoachingWords, found
from backcompanion.training.coaching.coaching_words_de import GERMAN
from backcompanion.training.coaching.coaching_words_es import SPANISH
from backcompanion.training.coaching.coaching_words_fr import FRENCH
from backcompanion.training.coaching.coaching_words_pl import POLISH
from backcompanion.training.coaching.counting import (
    MAX_DELAY_SECONDS,
    STILL_PHASES,
    is_counted,
    number_of,
    out_of_sight,
)
from backcompanion.training.coaching.cue import Importance, split_sentences
from backcompanion.training.coaching.heard_steps import HeardStep
from backcompanion.training.coaching.phase_windows import phase_windows
from backcompanion.training.exercise.exercise import opposite
from backcompanion.training.exercise.terms import Side, with_side

MOST_WORDS_IN_MOVEMENT = 12
MOST_WORDS_IN_CORRECTION = 7
QUICK_SECONDS = 1.5
COUNTED = re.compile(r"^(\d+)[,.]")

WORDS: dict[str, CoachingWords] = {
    "en": ENGLISH,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "pl": POLISH,
}
_NO_WORDS = CoachingWords()

Rule = Callable[[HeardStep], Iterator[tuple[float, str]]]
"""Second and sentence, or the word that is missed."""


def two_at_once(step: HeardStep) -> Iterator[tuple[float, str]]:
    """A voice that takes a quarter longer than was assumed speaks into the next sentence."""
    for cue, following in pairwise((*step.ready, *step.during)):
        if cue.latest_end > following.at + 2e-3:
            yield cue.at, cue.text


def movement_word_lost(step: HeardStep) -> Iterator[tuple[float, str]]:
    """Where the screen is out of sight, nothing but a word starts a movement."""
    if not out_of_sight(step.span.exercise):
        return
    for beat in step.beats:
        name = beat.phase.name
        quick = beat.phase.seconds < QUICK_SECONDS
        if name in STILL_PHASES or name in {"step", "beat", "switch"} or quick:
            continue
        if not any(
            beat.at - 0.1 <= cue.at <= beat.at + MAX_DELAY_SECONDS + 0.1
            and cue.importance == Importance.COUNT
            for cue in step.during
        ):
            yield beat.at, step.span.cues.phases.get(name, name)


def change_of_sides_unsaid(step: HeardStep) -> Iterator[tuple[float, str]]:
    for beat in step.beats:
        if beat.phase.name == "switch" and not any(
            beat.at <= cue.at < beat.end and cue.importance == Importance.SIDE
            for cue in step.during
        ):
            yield beat.at, "switch"


def side_not_shown(step: HeardStep) -> Iterator[tuple[float, str]]:
    """A side that is named is the one whose turn it is, and of each limb that moves."""
    cues = step.span.cues
    for cue in step.during:
        beat, named = step.beat_at(cue.at), _sides_in(cue.text)
        if not named or beat is None or beat.side is None or cue.importance == Importance.NAME:
            continue
        changes = beat.phase.name == "switch"
        side = opposite(beat.side) if changes else beat.side
        wanted = [_sides_in(sentences.lead(cues, side))]
        if changes and cues.side_set_up:
            wanted.append(_sides_in(with_side(cues.side_set_up, side)))
        if named not in [sides[: len(named)] for sides in wanted]:
            yield cue.at, cue.text
    first = next((beat.side for beat in step.beats if beat.side is not None), None)
    for cue in step.ready:
        named = _sides_in(cue.text)
        if cue.importance != Importance.SIDE or not named:
            continue
        words = {cues.lead, cues.side_set_up} - {""}
        if first is None or named not in [_sides_in(with_side(each, first)) for each in words]:
            yield cue.at, cue.text


def _words() -> CoachingWords:
    """Of the language of the texts."""
    return WORDS.get(language()[:2], _NO_WORDS)


def _sides_in(text: str) -> list[Side]:
    return _words().sides_in(text)


def against_the_breath(step: HeardStep) -> Iterator[tuple[float, str]]:
    """A breath is that of the phase it is said in, or of the one that the sentence is about."""
    for cue in step.during:
        named = _words().breaths_in(cue.text)
        beat = step.beat_at(cue.at)
        if not named or beat is None:
            continue
        if cue.phase and cue.phase != beat.phase.name:
            later = (b for b in step.beats if b.at >= beat.at and b.phase.name == cue.phase)
            beat = next(later, beat)
        if beat.phase.breath and beat.phase.breath not in named:
            yield cue.at, cue.text


def against_the_phase(step: HeardStep) -> Iterator[tuple[float, str]]:
    """What speaks of a movement is said in it or just before it, never against it."""
    cues = step.span.cues
    phases = {cue.text: cue.phase for cue in (*cues.short, *cues.corrections)}
    for cue in step.during:
        if cue.importance not in (Importance.HINT, Importance.CORRECTION):
            continue
        windows = phase_windows(step.span, phases.get(cue.text, ""))
        fits = any(
            since - 0.05 <= cue.at < start_by and cue.latest_end <= end_by + 0.05
            for since, start_by, end_by in windows
        )
        beat = step.beat_at(cue.at)
        opposed = beat is not None and any(
            beat.phase.name in phases_against
            and re.match(rf"(?:{words})\b", cue.text, re.IGNORECASE)
            for words, phases_against in _words().directions
        )
        if not fits or opposed:
            yield cue.at, cue.text


def set_up_unsaid(step: HeardStep) -> Iterator[tuple[float, str]]:
    if not step.first:
        return
    texts = {cue.text for cue in (*step.announced, *step.ready, *step.during)}
    for sentence in split_sentences(step.span.cues.set_up):
        if sentence not in texts:
            yield step.span.start, sentence


def position_untold(step: HeardStep) -> Iterator[tuple[float, str]]:
    """Whoever has to change position hears which one comes, before it or right at its start."""
    before = step.span.before
    while before is not None and before.getting_ready:
        before = before.before
    position = step.span.exercise.position
    changes = before is None or before.exercise.position != position
    other_side = before is not None and before.exercise is step.span.exercise
    texts = [cue.text for cue in (*step.announced, *step.ready, *step.during)]
    words = _words().positions.get(position)
    if words is None:
        return
    if changes and not other_side and not any(found(words, text) for text in texts):
        yield step.span.start, position


def note_unsaid(step: HeardStep) -> Iterator[tuple[float, str]]:
    """What whoever made the routine wants to be said is heard."""
    texts = {cue.text for cue in (*step.announced, *step.ready, *step.during)}
    for sentence in spoken_note(step.span):
        if sentence not in texts:
            yield step.span.start, sentence


def said_twice(step: HeardStep) -> Iterator[tuple[float, str]]:
    """What speaks of mistakes or gives a hint is news once in a set."""
    advice = [c for c in step.during if c.importance in (Importance.HINT, Importance.CORRECTION)]
    for index, cue in enumerate(advice):
        if cue.text in {earlier.text for earlier in advice[:index]}:
            yield cue.at, cue.text


def movement_untold(step: HeardStep) -> Iterator[tuple[float, str]]:
    """The first time at least the beginning of how it goes."""
    texts = {cue.text for cue in (*step.announced, *step.ready, *step.during)}
    if step.first and split_sentences(step.span.cues.move)[0] not in texts:
        yield step.span.start, split_sentences(step.span.cues.move)[0]


def too_many_words(step: HeardStep) -> Iterator[tuple[float, str]]:
    for cue in (*step.ready, *step.during):
        correction = cue.importance == Importance.CORRECTION
        most = MOST_WORDS_IN_CORRECTION if correction else MOST_WORDS_IN_MOVEMENT
        if len(cue.text.split()) > most and cue.importance != Importance.NAME:
            yield cue.at, cue.text


def wrong_number(step: HeardStep) -> Iterator[tuple[float, str]]:
    """Every repetition has its own number, and how many there will be is what there are."""
    if not is_counted(step.span) or not step.beats:
        return
    known = _words()
    parts = step.span.segments[-1].tempo.parts
    for beat in step.beats:
        number, total = number_of(beat, parts)
        if not beat.first or total <= 1 or beat.phase.name == "switch":
            continue
        words = [c.text for c in step.during if beat.at - 0.05 <= c.at < beat.at + 0.7]
        numbers = [int(match[1]) for text in words if (match := COUNTED.match(text))]
        is_last = number == total and any(found(known.last, text) for text in words)
        if not numbers and beat.phase.seconds < QUICK_SECONDS:
            continue  # no time for it: what moves is said
        if not is_last and numbers != [number]:
            yield beat.at, f"{number}: {' '.join(words) or 'nothing'}"
    totals = [n for cue in step.ready if (n := known.total_in(cue.text)) is not None]
    wanted = total_sentence(step.span)
    expected = [known.total_in(wanted)] if wanted else []
    before = step.span.before
    long = before is not None and before.seconds >= FULL_BRIEFING_SECONDS
    if long and step.ready and totals != expected and None not in expected:
        yield step.span.start, f"{wanted} {totals}"


def not_in_hand(step: HeardStep) -> Iterator[tuple[float, str]]:
    """Before the step only what is said of the step itself: things are put down there as well."""
    own = [c for c in step.ready if c.importance in OF_THE_STEP]
    held = frozenset(step.span.planned.held)
    known = _words()
    for cue in (*own, *step.during):
        for words, things in known.things.items():
            if found(words, cue.text) and not things & held:
                yield cue.at, cue.text
        if (
            found(known.without_things, cue.text)
            and held
            and step.span.exercise.variant(step.span.level).needs
        ):
            yield cue.at, cue.text


OF_THE_STEP = (
    Importance.SET_UP,
    Importance.SET_UP_LATER,
    Importance.SET_UP_DETAIL,
    Importance.HOW_TO_MOVE,
    Importance.MOVE,
    Importance.HINT,
)
RULES: tuple[Rule, ...] = (
    two_at_once,
    movement_word_lost,
    change_of_sides_unsaid,
    side_not_shown,
    against_the_breath,
    against_the_phase,
    set_up_unsaid,
    position_untold,
    movement_untold,
    note_unsaid,
    said_twice,
    too_many_words,
    wrong_number,
    not_in_hand,
)
