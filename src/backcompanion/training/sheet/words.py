"""The words of the sheet's grammar in one language, as a value; another language is another value.

Every entry is a tuple of alternatives in small letters. A space stands for any number of spaces or
hyphens; a dot at the end of an abbreviation may always be typed and is not written here.
"""

from collections.abc import Mapping

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Position, Sides

Alternatives = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetWords:
    """`glue`: words that join what is said and say nothing themselves; they never end a name.

    `numbers`: written out, for what is dictated. `each_side`: a phrase of its own ("e/s");
    `each` with `side_nouns` makes one ("each leg"). `each_alone` counts straight after an amount.
    `slow`, `slower`, `quick`: words for a pace. `often`: how often in a day or a week, which is a
    note. `changes`: what makes another exercise of one. `told_apart`: parts of words, as they are
    compared in names, of which neither is a slip of the other. `same`: for names: all of a group
    are one word. `dropped`: words without which names are
    compared. `say`, `note`: with a colon before a note, which the coach says or does not.
    `agreeing`: by an exercise's sides or position, what says no more than that it has them. What
    the writer writes is the first of each.
    """

    times: Alternatives
    of: Alternatives
    sets: Alternatives
    repetitions: Alternatives
    count_times: Alternatives
    seconds: Alternatives
    minutes: Alternatives
    kg: Alternatives
    lb: Alternatives
    weights: Alternatives
    hold: Alternatives
    hold_links: Alternatives
    pause: Alternatives
    between_repetitions: Alternatives
    rest: Alternatives
    between_sets: Alternatives
    links: Alternatives
    get_ready: Alternatives
    as_written: Alternatives
    by_time: Alternatives
    each: Alternatives
    side_nouns: Alternatives
    each_side: Alternatives
    each_alone: Alternatives
    left: Alternatives
    right: Alternatives
    only: Alternatives
    slow: Alternatives
    slower: Alternatives
    quick: Alternatives
    pace: Alternatives
    until_done: Alternatives
    rounds: Alternatives
    warm_up: Alternatives
    cool_down: Alternatives
    range_to: Alternatives
    often: Alternatives
    glue: Alternatives
    agreeing: Mapping[Sides | Position, Alternatives]
    say: Alternatives
    note: Alternatives
    numbers: Mapping[str, int]
    changes: Alternatives
    told_apart: tuple[tuple[str, str], ...]
    same: tuple[Alternatives, ...]
    dropped: Alternatives


ENGLISH = SheetWords(
    times=("x",),
    of=("of", "at", "for"),
    sets=("sets", "set"),
    repetitions=("reps", "rep", "repetitions", "repetition", "repeats"),
    count_times=("times",),
    seconds=("s", "sec", "secs", "second", "seconds"),
    minutes=("min", "mins", "minute", "minutes"),
    kg=("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"),
    lb=("lb", "lbs", "pound", "pounds"),
    weights=(
        "dumbbells",
        "dumbbell",
        "weights",
        "weight",
        "medicine ball",
        "in each hand",
        "per hand",
        "each hand",
        "each",
    ),
    hold=(
        "hold",
        "holds",
        "holding",
        "held",
        "squeeze",
        "pause at the top",
        "at the top",
        "at top",
    ),
    hold_links=("each rep", "each one", "each", "it", "for", "at the top", "at top", "a", "of"),
    pause=("pause", "pausing"),
    between_repetitions=(
        "between reps",
        "between repetitions",
        "between each rep",
        "between each repetition",
    ),
    rest=("rest", "resting", "break", "recovery"),
    between_sets=(
        "between sets",
        "between each set",
        "b/w sets",
        "between the sets",
        "in between sets",
        "in between",
        "after each set",
        "per set",
    ),
    links=("of", "for", "a"),
    get_ready=("get ready",),
    as_written=("as written", "as usual"),
    by_time=("by time",),
    each=("each", "per", "every", "both", "either", "ea", "a"),
    side_nouns=("side", "sides", "leg", "arm", "way", "direction", "foot", "hip", "knee", "hand"),
    each_side=(
        *("e/s", "ea/s", "l/r", "r/l", "l&r", "r&l", "l & r", "r & l", "l + r", "r + l"),
        *("l and r", "r and l", "left and right", "right and left", "left & right"),
        *("bilat", "bilaterally"),
    ),
    each_alone=("each", "ea"),
    left=("left", "lt"),
    right=("right", "rt"),
    only=("only",),
    slow=(
        *("slow", "slowly", "nice and slow", "slow and controlled", "slow & controlled"),
        *("slowly and controlled", "slow and steady"),
    ),
    slower=("very slow", "very slowly"),
    quick=("quick", "quickly", "fast"),
    pace=("pace", "speed", "tempo"),
    until_done=(
        "until done",
        "until i say",
        "amrap",
        "as many as you can",
        "as many as possible",
        "as many reps as you can",
        "as many reps as possible",
        "as long as you can",
        "as long as possible",
        "till done",
        "to failure",
        "until failure",
        "until tired",
        "until fatigue",
        "to fatigue",
        "max reps",
        "max",
    ),
    rounds=("rounds", "round", "circuits", "circuit", "repeat"),
    warm_up=("warm up", "warmup", "warming up"),
    cool_down=("cool down", "cooldown", "cooling down", "stretches", "stretching"),
    range_to=("to", "or"),
    often=(
        "daily",
        "every day",
        "each day",
        "every other day",
        *("hourly", "every hour", "every 2 hours", "every 2 hrs", "every two hours"),
        "a day",
        "per day",
        "/day",
        "a week",
        "per week",
        "/week",
        "weekly",
        "twice",
        "once",
        "in the morning",
        "in the evening",
        "morning and evening",
    ),
    glue=(
        *("of", "for", "with", "then", "and", "at", "on", "a", "an", "the"),
        *("do", "perform", "repeat", "w/"),
    ),
    agreeing={
        "both": ("both legs", "both arms", "both feet", "both sides together", "double leg"),
        "alternating": ("alternating", "alternate", "alternating sides", "alternating legs"),
        "lying-back": ("supine", "on your back", "lying on your back"),
        "prone": ("prone", "face down", "on your stomach", "lying on your stomach"),
        "lying-side": ("side lying", "on your side", "lying on your side"),
        "standing": ("standing", "in standing"),
        "seated": ("sitting", "seated", "in sitting"),
        "hands-and-knees": ("on all fours", "on hands and knees"),
    },
    say=("say", "spoken", "say aloud"),
    note=("note",),
    numbers={
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "forty five": 45,
        "fifty": 50,
        "sixty": 60,
        "ninety": 90,
    },
    changes=(
        *("single leg", "one leg", "single legged", "one legged", "single arm", "one arm"),
        *("jump", "jumping", "jumps", "split", "sumo", "walking", "lateral", "sideways", "reverse"),
        *("weighted", "with weight", "with weights", "with rotation", "rotating", "with a twist"),
    ),
    told_apart=(("abduct", "adduct"), ("hover", "over")),
    same=(
        (
            "ball",
            "swiss ball",
            "gym ball",
            "physio ball",
            "exercise ball",
            "stability ball",
            "fitness ball",
            "yoga ball",
            "balance ball",
        ),
        ("4", "four"),
        ("side lying", "sidelying", "lying on your side", "lying on the side"),
        ("lying", "supine"),
        ("up", "ups"),
    ),
    dropped=("and", "the", "with", "a", "an", "on", "exercise", "your"),
)
