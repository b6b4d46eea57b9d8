"""The law of the sheet: a routine that is written and read again is the same one."""

from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.sheet.patterns import LANGUAGES
from backcompanion.training.sheet.routine_of import routine_of
from backcompanion.training.sheet.sheet_writer import sheet_of
from support.cases import each_case
from support.shipped import shipped_library
from support.thoroughness import examples
from training.sheet.readers import reader_of

EXERCISES = shipped_library().exercises

seconds = st.one_of(st.integers(1, 600), st.integers(4, 2400).map(lambda n: n / 4)).map(float)
optional = st.one_of(st.none(), seconds)
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12
)
text = st.lists(words, min_size=1, max_size=5).map(" ".join)


amounts = st.one_of(
    st.just({}),
    st.builds(lambda n: {"repetitions": n}, st.integers(1, 600)),
    st.builds(lambda n: {"seconds": n}, seconds),
    st.just({"until_done": True}),
)
# One is what most have, and what is written in other words.
sets = st.one_of(st.just(1), st.integers(1, 20))
paces, booleans = st.integers(12, 30), st.booleans()
loads = st.one_of(st.none(), st.integers(100, 200_000).map(lambda n: n / 1000))
own_sides = st.sampled_from([None, "left", "right"])
getting_ready = st.one_of(
    st.integers(0, 600).map(float), st.sampled_from([15.0, 15.5, 20.25, 25.0, 25.75])
)
notes = st.one_of(st.just(""), text, text.map("say: {}".format), text.map("note: say: {}".format))
notes = notes.filter(lambda each: each == each.strip())
# What is made once is looked through once: each draw of a new one costs as much as the reading.
IDS = {
    kind: st.sampled_from([id for id, each in EXERCISES.items() if kind in (None, each.kind)])
    for kind in (None, "warm-up", "stretch")
}


@st.composite
def doses(draw, sides):
    return Dose(
        sets=draw(sets),
        hold_seconds=draw(optional),
        pause_seconds=draw(optional),
        rest_seconds=draw(optional),
        per_side=sides == "alternating" and draw(booleans),
        load_kg=draw(loads),
        pace=draw(paces) * 5,
        **draw(amounts),
    )


DOSES = {sides: doses(sides) for sides in {each.sides for each in EXERCISES.values()}}


@st.composite
def places(draw, kind=None):
    exercise = EXERCISES[draw(IDS[kind])]
    dose = draw(DOSES[exercise.sides])
    side = None
    if exercise.sides == "one":
        side = draw(own_sides)
        dose = Dose(**{**{n: getattr(dose, n) for n in Dose.__match_args__}, "per_side": not side})
    note = draw(notes)
    ready = draw(getting_ready)
    return RoutineStep(exercise.id, ready, side, dose, note, draw(booleans) and bool(note))


routines = st.builds(
    Routine,
    id=st.just("own"),
    name=text.filter(lambda name: name.strip("# ") == name),
    intensity=st.just(""),
    kcal=st.just((0, 0)),
    rounds=st.integers(1, 3),
    warm_up=st.lists(places("warm-up"), max_size=2).map(tuple),
    round=st.lists(places(), min_size=1, max_size=4).map(tuple),
    cool_down=st.lists(places("stretch"), max_size=2).map(tuple),
    notes=st.lists(text, max_size=2).map(tuple),
)


@given(routine=routines)
@examples(100)
def test_what_is_written_is_read_again_in_each_language(routine: Routine) -> None:
    for language in LANGUAGES:
        sheet = reader_of(language).read(sheet_of(routine, reader_of(language)))
        assert [line.text for _n, line in sheet.open_lines] == [], language
        assert routine_of(sheet, EXERCISES, "own", "") == routine, language


@each_case("language", LANGUAGES)
def test_the_one_that_is_shipped_too(language: str) -> None:
    shipped = shipped_library().routines["upper-lower-back"]
    text = sheet_of(shipped, reader_of(language))
    again = routine_of(reader_of(language).read(text), EXERCISES, shipped.id, "")
    assert (again.warm_up, again.round, again.cool_down, again.rounds, again.notes) == (
        shipped.warm_up,
        shipped.round,
        shipped.cool_down,
        shipped.rounds,
        shipped.notes,
    )
