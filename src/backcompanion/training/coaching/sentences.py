"""The words around what the exercises themselves say: short, plain, and spoken as well as shown."""

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext, pgettext
from backcompanion.training.exercise.exercise import Cues, Exercise
from backcompanion.training.exercise.terms import (
    Equipment,
    Level,
    Position,
    Side,
    side_word,
    with_side,
)
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.training.session.timeline import Moment


def phase_word(name: str) -> str:
    """The plain word for a phase, where the exercise has none of its own that fits."""
    words = {
        "lift": pgettext("phase: lift", "up"),
        "hold": pgettext("phase: hold", "hold"),
        "lower": pgettext("phase: lower", "down"),
        "reset": pgettext("phase: reset", "rest"),
        "turn": pgettext("phase: turn", "turn"),
        "return": pgettext("phase: return", "back"),
        "down": pgettext("phase: down", "down"),
        "bottom": pgettext("phase: bottom", "breathe"),
        "up": pgettext("phase: up", "up"),
        "tall": pgettext("phase: tall", "stand tall"),
        "reach": pgettext("phase: reach", "reach"),
        "round": pgettext("phase: round", "round"),
        "arch": pgettext("phase: arch", "arch"),
        "switch": pgettext("phase: switch", "change sides"),
        "beat": pgettext("phase: beat", "switch"),
        "step": pgettext("phase: step", "step"),
    }
    return words.get(name, name)


def lead(cues: Cues, side: Side) -> str:
    """The leading side in full: "right arm, left leg"."""
    return with_side(cues.lead, side) if cues.lead else side_word(side)


def leading_side(cues: Cues, side: Side) -> str:
    """The side that is named first: of a leg that moves alone it is the other one."""
    named = [each for each in ("{side}", "{other}") if each in cues.lead]
    first = min(named, key=cues.lead.index, default="{side}")
    return with_side(first, side)


def position(where: Position) -> str:
    return {
        "standing": _("Standing tall."),
        "hinged": _("Standing, leaning forward from the hips."),
        "seated": _("Sitting on the mat."),
        "prone": _("Face down on the mat."),
        "hands-and-knees": _("On hands and knees."),
        "over-the-ball": _("Face down over the ball."),
        "kneeling-back": _("Kneeling, sitting back on your heels."),
        "lying-back": _("On your back."),
        "lying-side": _("On your side."),
    }[where]


def take(what: Equipment, exercise: Exercise, weights: int) -> str:
    """`weights`: how many dumbbells or bottles are held."""
    if what == "physio-ball":
        return _("Ball in front of the wall.") if exercise.wall else _("Take the ball.")
    if weights == 1 and what == "dumbbells":
        return _("Take one dumbbell.")
    if weights == 1 and what == "water-bottles":
        return _("Take one water bottle.")
    return {
        "dumbbells": _("Take your dumbbells."),
        "water-bottles": _("Take your water bottles."),
        "band": _("Take the band."),
        "medicine-ball": _("Take the medicine ball."),
        "cushion": _("Take the cushion."),
    }[what]


def holding(what: Equipment, weights: int) -> str:
    """What is in the hands; "" for what is said along with how to lie or sit."""
    if weights == 1 and what in ("dumbbells", "water-bottles"):
        return _("With one dumbbell.") if what == "dumbbells" else _("With one water bottle.")
    words: dict[Equipment, str] = {
        "dumbbells": _("With your dumbbells."),
        "water-bottles": _("With your water bottles."),
        "band": _("With the band."),
        "medicine-ball": _("With the medicine ball."),
    }
    return words.get(what, "")


def put_down(what: Equipment) -> str:
    return {
        "physio-ball": _("Ball aside."),
        "dumbbells": _("Weights down."),
        "water-bottles": _("Bottles down."),
        "medicine-ball": _("Weight down."),
        "band": _("Band aside."),
        "cushion": _("Cushion aside."),
    }[what]


def without_weights() -> str:
    return _("The first time with empty hands.")


def get_up_slowly() -> str:
    return _("Get up slowly.")


def next_sentence(
    exercise: Exercise,
    planned: PlannedStep,
    *,
    again: bool = False,
    other_side: bool = False,
    briefly: bool = False,
) -> str:
    """The name of what comes. `briefly`: there is much to say and little time."""
    if other_side:
        return _("And the other side.")
    if again:
        return _("Once more: {name}.").format(name=exercise.name)
    last = planned.number > 1 and planned.number == planned.count
    if last and planned.block == "round" and not briefly:
        return _("Last one of the round: {name}.").format(name=exercise.name)
    return _("Next: {name}.").format(name=exercise.name)


def instead_of(name: str) -> str:
    """Of what stands in; `name`: of the exercise that it stands in for."""
    return _("In place of {name}.").format(name=name)


def next_set(number: int, count: int) -> str:
    return _("Set {number} of {count}.").format(number=number, count=count)


def sets(count: int) -> str:
    return ngettext("{count} set.", "{count} sets.", count).format(count=count)


def weight(kg: float) -> str:
    number = f"{kg:.2f}".rstrip("0").rstrip(".")
    text = ngettext("{number} kilogram.", "{number} kilograms.", 1 if kg == 1 else 2)
    return text.format(number=number)


def until_done() -> str:
    return _("As long as you like. Press Space when you are done.")


def still_waiting() -> str:
    return _("Press Space when you are done.")


def name_sentence(exercise: Exercise) -> str:
    return _("{name}.").format(name=exercise.name)


def ends_a_block(planned: PlannedStep, following: PlannedStep) -> bool:
    """Or a round."""
    return (planned.block, planned.round) != (following.block, following.round)


def done(exercise: Exercise, planned: PlannedStep, following: PlannedStep) -> str:
    """What was done, when `following` is about to come."""
    if ends_a_block(planned, following):
        if planned.block == "warm-up":
            return _("The warm-up is done.")
        if following.block == "cool-down":
            if planned.round == 1:
                return _("The round is done. Now the cool-down.")
            return _("All rounds are done. Now the cool-down.")
        return _("Round {number} is done.").format(number=planned.round)
    return _("{name} done.").format(name=exercise.name)


def first_side(words: str) -> str:
    return _("First {lead}.").format(lead=words)


def only_side(words: str) -> str:
    return capitalized(words) + "."


def repetitions(count: int) -> str:
    return ngettext("Once.", "{count} times.", count).format(count=count)


def repetitions_a_side(count: int) -> str:
    return ngettext("Once on each side.", "{count} on each side.", count).format(count=count)


def duration_sentence(seconds: float) -> str:
    if (minutes := round(seconds / 60)) > 1 and seconds > 99:
        return ngettext("About {n} minute.", "About {n} minutes.", minutes).format(n=minutes)
    n = round(seconds)
    return ngettext("{seconds} second.", "{seconds} seconds.", n).format(seconds=n)


def variant(name: str, level: Level) -> str:
    return (
        _("Easier: {name}.").format(name=name)
        if level == "easier"
        else _("{name}.").format(name=name)
    )


def counted_repetition(number: int, word: str) -> str:
    """Repetition `number` and its first word: "3, up."."""
    if not word:
        return _("{number}.").format(number=number)
    # Translators: spoken in a movement, such as “3, up.”
    return _("{number}, {word}.").format(number=number, word=word)


def last_one(word: str) -> str:
    return _("Last one, {word}.").format(word=word) if word else _("Last one.")


def word(text: str) -> str:
    return capitalized(text) + "."


def for_so_long(text: str, seconds: float) -> str:
    """What is held, and for how long: "Hold and breathe, 11 seconds."."""
    n = round(seconds)
    sentence = ngettext("{what}, {seconds} second.", "{what}, {seconds} seconds.", n)
    return sentence.format(what=capitalized(text), seconds=n)


def breath(which: str) -> str:
    return _("Breathe in.") if which == "in" else _("Breathe out.")


def with_breath(text: str, which: str) -> str:
    # Translators: {what} is a movement, such as “Up, breathe in.”
    words = _("{what}, breathe in.") if which == "in" else _("{what}, breathe out.")
    return words.format(what=capitalized(text))


def half_way() -> str:
    return _("Half-way.")


def half_way_with(seconds: int) -> str:
    """`seconds`: how many are to come. "Left" would be a side to the ear."""
    return _("Half-way, {seconds} to go.").format(seconds=seconds)


def ten_seconds() -> str:
    return _("Ten seconds.")


def quicker() -> str:
    return _("Now quicker.")


def slower() -> str:
    return _("Now slower.")


def change_sides(words: str) -> str:
    """`words`: the side that comes, "" where it is told otherwise."""
    return _("Change sides: {lead}.").format(lead=words) if words else _("Change sides.")


def finished() -> str:
    return _("That was all of it. Well done.")


def paused() -> str:
    return _("Paused.")


def more_time() -> str:
    return _("Some more time.")


def resume_sentence(moment: Moment, exercise: Exercise) -> str:
    """Said while counting in, before it starts or goes on."""
    if moment.seconds <= 0 and not moment.getting_ready:
        return _("{name}.").format(name=exercise.name)
    if moment.seconds <= 0:
        return _("Here we go.")
    if moment.getting_ready:
        return _("Going on. Next: {name}.").format(name=exercise.name)
    return _("Going on with {name}.").format(name=exercise.name)


def capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
