"""Every fact of the design about an exercise stands in its file."""

from collections import Counter
from dataclasses import fields

import pytest

from backcompanion.base.paths import resources
from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.terms import Remark
from library.own_resources import THE_EIGHT, exercise, routine
from support.cases import each_case

ALL = sorted(file.stem for file in (resources() / "exercises").glob("*.toml"))
# Remark: what becomes of each exercise that it changes; "=" stays itself, at a gentler level or
# with a cue of its own.
REMARKS: dict[Remark, dict[str, str]] = {
    "disc": {
        "russian-twists": "side-plank",
        "roll-downs": "hip-hinge",
        "pendulum-swing": "upright-turns",
        "pilates-swimmers": "dead-bug",
        "ball-back-extensions": "=",
        "cat-and-cow": "chest-opener",
        "childs-pose": "rest-breathing",
        "thread-the-needle": "rest-breathing",
        "knees-to-chest": "lying-reach",
        "lying-twist": "knee-sways",
        "lying-hamstring": "rest-breathing",
        "step-touch-turns": "=",
    },
    "stenosis": {
        "back-bows": "kneeling-supermans",
        "pilates-swimmers": "dead-bug",
        "ball-back-extensions": "bridge",
        "cat-and-cow": "=",
        "knee-bends": "=",
    },
    "osteoporosis": {
        "russian-twists": "side-plank",
        "roll-downs": "hip-hinge",
        "pendulum-swing": "upright-turns",
        "ball-back-extensions": "bridge",
        "cat-and-cow": "chest-opener",
        "childs-pose": "rest-breathing",
        "thread-the-needle": "rest-breathing",
        "knees-to-chest": "lying-reach",
        "lying-twist": "lying-reach",
        "step-touch-turns": "=",
    },
    "pregnancy": {
        "back-bows": "kneeling-supermans",
        "pilates-swimmers": "w-squeeze",
        "ball-back-extensions": "side-lying-leg-lifts",
        "russian-twists": "side-plank",
        "roll-downs": "hip-hinge",
        "pendulum-swing": "=",
        "childs-pose": "=",
        "knees-to-chest": "side-lying-rest",
        "lying-twist": "side-lying-rest",
        "figure-four": "seated-figure-four",
        "lying-hamstring": "seated-hamstring",
    },
    "dizziness": {
        "roll-downs": "hip-hinge",
        "ball-back-extensions": "bridge",
        "pendulum-swing": "=",
        "childs-pose": "=",
        "thread-the-needle": "rest-breathing",
    },
    "anaemia": {
        "roll-downs": "hip-hinge",
        "ball-back-extensions": "bridge",
        "childs-pose": "=",
        "thread-the-needle": "rest-breathing",
    },
    "sore-shoulder": {
        "ball-back-extensions": "=",
        "kneeling-supermans": "=",
        "knee-bends": "=",
        "childs-pose": "=",
        "thread-the-needle": "rest-breathing",
        "pilates-swimmers": "=",
        "back-bows": "=",
        "reverse-fly": "w-squeeze",
        "step-touch-arm-circles": "=",
    },
    "sore-wrists-or-knees": {
        "kneeling-supermans": "=",
        "childs-pose": "seated-reach",
        "cat-and-cow": "=",
        "thread-the-needle": "=",
        "knee-bends": "=",
    },
}
SWAPS = {
    "back-bows": "kneeling-supermans",
    "russian-twists": "side-plank",
    "pilates-swimmers": "dead-bug",
    "roll-downs": "hip-hinge",
    "kneeling-supermans": "",
    "reverse-fly": "w-squeeze",
    "ball-back-extensions": "bridge",
    "pendulum-swing": "upright-turns",
}
START = {
    "back-bows": ("prone", "away", "both"),
    "russian-twists": ("seated", "screen", "alternating"),
    "pilates-swimmers": ("prone", "away", "alternating"),
    "roll-downs": ("standing", "away-at-the-bottom", "both"),
    "kneeling-supermans": ("hands-and-knees", "floor", "alternating"),
    "reverse-fly": ("hinged", "floor", "both"),
    "ball-back-extensions": ("over-the-ball", "away", "both"),
    "pendulum-swing": ("hinged", "screen", "alternating"),
}
SAID = {
    "back-bows": "own weight|obliques, glutes and hamstrings|forehead|Legs only|One leg"
    "|Five seconds|chin|bending your knees|jerk|bending back|stenosis|spondylolisthesis|pregnancy"
    "|out as you lift|until you just touch|legs will not leave the floor",
    "russian-twists": "while you lean back|dumbbell|Feet off the floor|tailbone|breastbone"
    "|low back itself|Rounding|only your arms|hurrying|Hands crossed|disc|sciatica|osteoporosis"
    "|20 to 30|out as you turn",
    "pilates-swimmers": "Low impact|awkward|never jerk|Rocking|craning|bending your knees"
    "|one limb at a time|Arms only|Legs only|pillow|Quicker|longer|disc|sore shoulder"
    "|Breathe in for five|tailbone|neck",
    "roll-downs": "light pair|as far as you can|Shoulders roll forward first|close to the thighs"
    "|2 kg|none to begin|Locking your knees|dropping|swinging|Half|No weight|Slower"
    "|acute back pain|herniation|down the leg|osteoporosis|blood pressure|glaucoma|dizziness"
    "|head hangs down|mid-shin|Breathe out, uncurl|Hang loose and breathe in",
    "kneeling-supermans": "low impact|stretch|Squeeze|upper back|lower back|seat|above the hip"
    "|sagging|opens|Leg only|Arm only|longer hold|elbow and knee|gentlest|forearms|padding|folded",
    "reverse-fly": "rhomboids|back flat|knees soft|just above chest level|ear height"
    "|resistance band|water bottles|cans of soup|1 to 3 kg|Swinging|shrugging|rounding"
    "|One foot back|No weight|longer hold|sore low back|sore shoulder|out as you lift",
    "ball-back-extensions": "anchor|comfortable|slow and controlled|Arching past straight|neck|roll"
    "|45 cm up to 152|55 cm up to 173|65 cm up to 188|75 cm|Knees|Arms|chest lifts|level"
    "|bending back|stenosis|osteoporosis|pregnancy|dizziness|blood pressure|out as you lift",
    "pendulum-swing": "Not truly a swing|very slowly|without momentum|A dumbbell does as well"
    "|outside|pelvis may follow|Empty hands at first|1 to 3 kg|only your arms|rounding|Upright"
    "|Slower|heavier|disc|osteoporosis|out as you turn, in as you return",
}


def everything(exercise: Exercise) -> str:
    return " ".join(str(getattr(exercise, field.name)) for field in fields(exercise))


@each_case("id", THE_EIGHT)
def test_what_the_design_says_is_said(id):
    missing = [
        fact for fact in SAID[id].split("|") if fact.lower() not in everything(exercise(id)).lower()
    ]
    assert missing == []


@each_case("id", THE_EIGHT)
def test_position_eyes_and_sides(id):
    shipped_exercise = exercise(id)
    assert (shipped_exercise.position, shipped_exercise.eyes, shipped_exercise.sides) == START[id]
    assert bool(shipped_exercise.face) == (shipped_exercise.eyes != "screen")


@each_case("id", THE_EIGHT)
def test_all_three_levels_and_something_to_do_instead(id):
    shipped_exercise = exercise(id)
    assert set(shipped_exercise.variants) == {"easier", "standard", "harder"}
    assert shipped_exercise.variants["easier"].cue
    assert shipped_exercise.variants["harder"].cue
    assert shipped_exercise.easier_steps
    assert shipped_exercise.harder_steps
    assert shipped_exercise.swap == SWAPS[id]
    assert len(shipped_exercise.cues.short) >= 3
    assert len(shipped_exercise.cues.corrections) >= 3
    assert shipped_exercise.muscles_main
    assert shipped_exercise.muscles_helping
    assert bool(shipped_exercise.leave_out) == (id != "kneeling-supermans")


@each_case("remark", REMARKS)
def test_what_a_remark_changes(remark):
    in_routine = {
        place.exercise
        for block in (routine().warm_up, routine().round, routine().cool_down)
        for place in block
    }
    changed = {
        id: "=" if other == id else other
        for id in in_routine
        if (other := (exercise(id).remarks or {}).get(remark))
    }
    assert changed == REMARKS[remark]


@each_case("remark", REMARKS)
def test_no_more_than_two_of_the_eight_become_the_same(remark):
    becomes = Counter((exercise(id).remarks or {}).get(remark, id) for id in THE_EIGHT)
    assert max(becomes.values()) <= 2


@each_case("remark", REMARKS)
def test_a_stand_in_is_itself_fit_for_the_remark(remark):
    for id in ALL:
        other = (exercise(id).remarks or {}).get(remark, id)
        assert (exercise(other).remarks or {}).get(remark, other) == other, id


@each_case("id", ALL)
def test_where_it_stays_it_says_what_is_different(id):
    shipped_exercise = exercise(id)
    stays = {remark for remark, other in (shipped_exercise.remarks or {}).items() if other == id}
    remarks = (
        shipped_exercise.remark_levels,
        shipped_exercise.remark_cues,
        shipped_exercise.cues_for,
    )
    assert stays == {key for each in remarks for key in each or {} if "+" not in key}
    joined = {
        key
        for each in (shipped_exercise.cues_for, shipped_exercise.remark_figures)
        for key in each or {}
        if "+" in key
    }
    assert {part for key in joined for part in key.split("+")} <= stays | {*LEVELS}


@pytest.mark.parametrize("id", ["back-bows", "pilates-swimmers"])
def test_a_sore_shoulder_takes_the_gentler_level(id):
    assert (exercise(id).remark_levels or {})["sore-shoulder"] == "easier"


def test_equipment_and_its_substitutes():
    needs = {id: exercise(id).standard.needs for id in THE_EIGHT if exercise(id).standard.needs}
    weights = ("dumbbells", "water-bottles")
    assert needs == {
        "roll-downs": (weights,),
        "reverse-fly": ((*weights, "band"),),
        "ball-back-extensions": (("physio-ball",),),
        "pendulum-swing": (("medicine-ball", *weights),),
    }
    assert exercise("ball-back-extensions").wall
    assert exercise("ball-back-extensions").without == {"physio-ball": "chest-lifts"}
    assert exercise("reverse-fly").swap_with == {"band": "band-pull-apart"}
    for id in ("roll-downs", "reverse-fly", "pendulum-swing"):
        assert exercise(id).variants["easier"].needs == ()
    assert exercise("russian-twists").standard.needs == ()
    assert exercise("russian-twists").variants["harder"].needs == (weights,)


@each_case("id", ALL)
def test_swaps_and_their_easier_variants_need_nothing_but_a_floor(id):
    for other in {exercise(id).swap, *(exercise(id).remarks or {}).values()} - {"", id}:
        for level in ("easier", "standard"):
            needs = exercise(other).variant(level).needs
            # A folded towel does for a cushion.
            assert needs in ((), (("cushion",),))


@each_case("id", ALL)
def test_nothing_said_is_longer_than_twelve_words(id):
    shipped_exercise = exercise(id)
    cues = shipped_exercise.cues
    texts = [cues.set_up, cues.move, cues.feel, cues.avoid]
    texts += [cue.text for cue in (*cues.short, *cues.corrections)]
    texts += [variant.cue for variant in shipped_exercise.variants.values()]
    texts += (shipped_exercise.remark_cues or {}).values()
    for text in texts:
        for sentence in text.replace("?", ".").split("."):
            assert len(sentence.split()) <= 12, text
        assert "!" not in text


@each_case("id", ALL)
def test_every_phase_with_a_side_says_which(id):
    shipped_exercise = exercise(id)
    words = shipped_exercise.cues.phases
    if shipped_exercise.sides == "alternating":
        assert "{side}" in shipped_exercise.cues.lead
        named = {
            p.name for variant in shipped_exercise.variants.values() for p in variant.tempo.phases()
        }
        assert any("{side}" in words.get(name, "") for name in named) or id == "side-plank"


@each_case(
    ("id", "level", "seconds"),
    [
        ("back-bows", "harder", 33),
        ("pilates-swimmers", "easier", 36),
        ("pilates-swimmers", "harder", 40),
        ("roll-downs", "harder", 45),
        ("kneeling-supermans", "harder", 32),
        ("reverse-fly", "harder", 36),
        ("pendulum-swing", "harder", 44),
        ("side-plank", "standard", 35),
        ("dead-bug", "standard", 36),
        ("hip-hinge", "standard", 40),
        ("w-squeeze", "standard", 32),
        ("band-pull-apart", "standard", 35),
        ("chest-lifts", "standard", 32),
        ("bridge", "standard", 36),
        ("upright-turns", "standard", 40),
        ("side-lying-leg-lifts", "standard", 35),
        ("seated-reach", "standard", 30),
        ("rest-breathing", "standard", 30),
        ("knee-sways", "standard", 20),
        ("side-lying-rest", "standard", 20),
    ],
)
def test_time_of_other_variants_and_of_stand_ins(id, level, seconds):
    assert exercise(id).variants[level].tempo.seconds == seconds
