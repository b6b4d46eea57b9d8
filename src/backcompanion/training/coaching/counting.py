"""The tempo counted along: every repetition by its number, in the exercise's own words."""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.cue import Importance
from backcompanion.training.coaching.familiarity import Familiarity
from backcompanion.training.coaching.placement import SpeechPlacement
from backcompanion.training.coaching.spans import Beat, StepSpan, beats
from backcompanion.training.exercise.exercise import (
    EPSILON_SECONDS,
    Cues,
    Exercise,
    Tempo,
    TempoPart,
    opposite,
)
from backcompanion.training.exercise.terms import with_side
from backcompanion.training.session.segment import Segment

# A word of the tempo that would come later than this is not said at all.
MAX_DELAY_SECONDS = 0.5
# Steps of a march are not counted, nor named one by one when they are this quick.
QUICK_BEAT_SECONDS = 1.5
NAMED_QUICK_BEATS = 4
SLOWEST_UNNAMED_STEP_SECONDS = 1.0
SPOKEN_BREATHS = 6
# What is held for longer than one would count is told with its length.
LONG_HOLD_SECONDS = 8.0
STILL_PHASES = frozenset({"hold", "reset", "bottom", "tall"})


def place_tempo_count(
    placement: SpeechPlacement, span: StepSpan, segment: Segment, familiarity_level: Familiarity
) -> None:
    """Says the words of each phase of this segment where they are due."""
    cues, eyes_away = span.cues, out_of_sight(span.exercise)
    in_full = 1 if familiarity_level == "at-home" else 2
    before: Beat | None = None
    for beat in beats(span, segment):
        parts = segment.tempo.parts
        if beat.phase.name == "step":
            if familiarity_level != "at-home" and beat.at == span.start:
                _place_first_step(placement, cues, beat)
            break
        if beat.phase.name == "switch":
            _place_side_switch(placement, cues, beat)
        elif before is not None and beat.part != before.part and _is_quicker(beat, before) != 0:
            _place_tempo_change(placement, beat, before)
        elif len(parts[beat.part].phases) == 1:
            _place_beat(placement, cues, beat, in_full)
        else:
            full = beat.repetition_in_part <= in_full and (beat.part == 0 or in_full > 1)
            is_spoken = full or (eyes_away and beat.phase.name not in STILL_PHASES)
            breath = beat.repetition_in_part == 2 and familiarity_level == "new"
            if is_spoken or beat.first or _starts_side(beat):
                _place_count(placement, cues, beat, parts, full=full, breath=breath and full)
        before = beat
    if segment.tempo.breath_seconds:
        _place_breaths(placement, span, segment, segment.tempo.breath_seconds)


def place_remaining_words(placement: SpeechPlacement, span: StepSpan) -> None:
    """Of movements that one could see, where nothing else is said: the way back of the last one."""
    if not is_counted(span) or out_of_sight(span.exercise):
        return
    counted = (Importance.COUNT, Importance.LIGHT_COUNT)
    count_times = [cue.at for cue in placement.spoken if cue.importance in counted]
    for segment in span.segments:
        for beat in beats(span, segment):
            latest = beat.at + MAX_DELAY_SECONDS
            if beat.phase.name in STILL_PHASES or beat.phase.name == "switch":
                continue
            if any(beat.at <= at <= latest for at in count_times):
                continue
            text = sentences.word(_words(span.cues, beat, full=False)[-1])
            placement.place(
                text, Importance.LIGHT_COUNT, beat.at, latest, give_way=True, phase=beat.phase.name
            )


def out_of_sight(exercise: Exercise) -> bool:
    return exercise.eyes != "screen"


def is_counted(span: StepSpan) -> bool:
    """Whether its repetitions are told one by one."""
    return counts_repetitions(span.segments[-1].tempo)


def counts_repetitions(tempo: Tempo) -> bool:
    return any(len(part.phases) > 1 for part in tempo.parts)


def number_of(beat: Beat, parts: tuple[TempoPart, ...]) -> tuple[int, int]:
    """Which repetition it is, and of how many: each side for itself where they change once."""
    if any(phase.name == "switch" for part in parts for phase in part.phases):
        return beat.repetition_in_part, parts[beat.part].repetitions
    return beat.repetition, beat.total_repetitions


def _place_count(
    placement: SpeechPlacement,
    cues: Cues,
    beat: Beat,
    parts: tuple[TempoPart, ...],
    *,
    full: bool,
    breath: bool,
) -> None:
    """The number with the first word of each repetition; then the word of each phase."""
    words = _words(cues, beat, full=full)
    texts = [sentences.word(word) for word in words]
    number, total = number_of(beat, parts)
    last = beat.first and number == total > 1
    if beat.first and total > 1:
        numbered = [sentences.counted_repetition(number, word) for word in words]
        # Where the tempo leaves no time for both, the number is what is counted on.
        numbered.append(sentences.counted_repetition(number, ""))
        texts = ([sentences.last_one(words[-1])] if last else numbered) + texts
    elif breath and beat.phase.breath:
        texts.insert(0, sentences.with_breath(words[0], beat.phase.breath))
    still = beat.phase.name in STILL_PHASES
    if still and beat.phase.seconds >= LONG_HOLD_SECONDS:
        texts.insert(0, sentences.for_so_long(words[-1], beat.phase.seconds))
    importance = Importance.LIGHT_COUNT if still else Importance.COUNT
    # A word about what is held says nothing any more once something else begins.
    by = beat.end if still else beat.end + MAX_DELAY_SECONDS
    for text in texts:
        if placement.place(
            text, importance, beat.at, beat.at + MAX_DELAY_SECONDS, by, phase=beat.phase.name
        ):
            return


def _words(cues: Cues, beat: Beat, *, full: bool) -> list[str]:
    """From the fullest to the shortest, in the exercise's own words throughout."""
    own = cues.phases.get(beat.phase.name, "")
    if beat.side is not None and _starts_side(beat):
        side = sentences.leading_side(cues, beat.side)
        lead = sentences.lead(cues, beat.side)
        named = with_side(own, beat.side) if "{" in own else lead
        return [named, side] if full else [side]
    return [with_side(own, beat.side) or sentences.phase_word(beat.phase.name)]


def _place_beat(placement: SpeechPlacement, cues: Cues, beat: Beat, in_full: int) -> None:
    """A repetition of one phase: swimming beats, or a stretch that is held (which says nothing)."""
    if beat.side is None or beat.total_repetitions == 1:
        return
    side = sentences.word(sentences.leading_side(cues, beat.side))
    by = beat.end + 0.1
    if beat.phase.seconds >= QUICK_BEAT_SECONDS:
        full = sentences.word(sentences.lead(cues, beat.side))
        for text in [full, side] if beat.repetition_in_part <= in_full else [side]:
            if placement.place(text, Importance.COUNT, beat.at, beat.at + MAX_DELAY_SECONDS, by):
                return
    elif beat.repetition_in_part <= NAMED_QUICK_BEATS + 1:
        placement.place(side, Importance.LIGHT_COUNT, beat.at, beat.at + 0.2, by)


def _place_first_step(placement: SpeechPlacement, cues: Cues, beat: Beat) -> None:
    """To which side, where one is still on the way there when it is said."""
    own = cues.phases.get("step", "")
    if beat.phase.seconds >= SLOWEST_UNNAMED_STEP_SECONDS and "{" in own:
        text = sentences.word(with_side(own, beat.side))
        placement.place(text, Importance.COUNT, beat.at, beat.at + MAX_DELAY_SECONDS)


def _is_quicker(beat: Beat, before: Beat) -> int:
    """1 for quicker, -1 for slower, 0 where only the side is another."""
    now, then = beat.repetition_seconds, before.repetition_seconds
    same = beat.phase.name == "switch" or before.phase.name == "switch" or now == then
    return 0 if same else (1 if now < then else -1)


def _place_tempo_change(placement: SpeechPlacement, beat: Beat, before: Beat) -> None:
    quicker = _is_quicker(beat, before) > 0
    text = sentences.quicker() if quicker else sentences.slower()
    placement.place(text, Importance.TEMPO_CHANGE, beat.at, beat.at + MAX_DELAY_SECONDS)


def _place_side_switch(placement: SpeechPlacement, cues: Cues, beat: Beat) -> None:
    """Where it takes turning over, how to lie rather than which side it is."""
    side = opposite(beat.side or "left")
    how = with_side(cues.side_set_up, side)
    text = sentences.change_sides("" if how else sentences.lead(cues, side))
    cue = placement.place(text, Importance.SIDE, beat.at, beat.at + 1.0, beat.end)
    if cue is not None and how:
        how = sentences.capitalized(how)
        placement.place(how, Importance.SET_UP, cue.end, beat.end, beat.end, give_way=True)


def _place_breaths(
    placement: SpeechPlacement, span: StepSpan, segment: Segment, seconds: float
) -> None:
    for number in range(1, SPOKEN_BREATHS + 1):
        at = span.start + number * seconds
        if segment.start - EPSILON_SECONDS <= at < segment.end:
            text = sentences.breath("out" if number % 2 else "in")
            placement.place(text, Importance.BREATH, at, at + MAX_DELAY_SECONDS, give_way=True)


def _starts_side(beat: Beat) -> bool:
    """Whether the phase sets out to a side."""
    return beat.side is not None and (
        beat.first
        or (beat.phase.other_side and beat.phase.name not in STILL_PHASES | {"return", "lower"})
    )
