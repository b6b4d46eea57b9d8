"""The law of the sheet: a routine that is written and read again is the same one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.sheet.patterns import LANGUAGES
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.routine_of import routine_of
from backcompanion.training.sheet.sheet_writer import sheet_of
from support.cases import each_case
from support.shipped import shipped_library
from support.thoroughness import examples

EXERCISES = shipped_library().exercises
READERS = {language: SheetReader(EXERCISES, language) for language in LANGUAGES}

seconds = st.one_of(st.integers(1, 600), st.integers(4, 2400).map(lambda n: n / 4)).map(float)
optional = st.one_of(st.none(), seconds)
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12
)
text = st.lists(words, min_size=1, max_size=5).map(" ".join)


@st.composite
def doses(draw, sides):
    amount = draw(
        st.one_of(
            st.just({}),
            st.builds(lambda n: {"repetitions": n}, st.integers(1, 600)),
            st.builds(lambda n: {"seconds": n}, seconds),
            st.just({"until_done": True}),
        )
    )
    return Dose(
        sets=draw(st.integers(1, 20)),
        hold_seconds=draw(optional),
        pause_seconds=draw(optional),
        rest_seconds=draw(optional),
        per_side=sides == "alternating" and draw(st.booleans()),
        load_kg=draw(st.one_of(st.none(), st.integers(1, 800).map(lambda n: n / 4))),
        pace=draw(st.integers(12, 30)) * 5,
        **amount,
    )


@st.composite
def places(draw, kind=None):
    exercise = draw(st.sampled_from([e for e in EXERCISES.values() if kind in (None, e.kind)]))
    dose = draw(doses(exercise.sides))
    side = None
    if exercise.sides == "one":
        side = draw(st.sampled_from([None, "left", "right"]))
        dose = Dose(**{**{n: getattr(dose, n) for n in Dose.__match_args__}, "per_side": not side})
    ready = draw(st.one_of(st.integers(0, 600).map(float), st.just(15.0), st.just(25.0)))
    notes = st.one_of(
        st.just(""), text, text.map("say: {}".format), text.map("note: say: {}".format)
    )
    note = draw(notes.filter(lambda each: each == each.strip()))
    return RoutineStep(exercise.id, ready, side, dose, note, draw(st.booleans()) and bool(note))


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


@pytest.mark.parametrize("language", LANGUAGES)
@given(routine=routines)
@examples(60)
def test_what_is_written_is_read_again(language: str, routine: Routine) -> None:
    sheet = READERS[language].read(sheet_of(routine, READERS[language]))
    assert [line.text for _n, line in sheet.open_lines] == []
    assert routine_of(sheet, EXERCISES, "own", "") == routine


@each_case("language", LANGUAGES)
def test_the_one_that_is_shipped_too(language: str) -> None:
    shipped = shipped_library().routines["upper-lower-back"]
    text = sheet_of(shipped, READERS[language])
    again = routine_of(READERS[language].read(text), EXERCISES, shipped.id, "")
    assert (again.warm_up, again.round, again.cool_down, again.rounds, again.notes) == (
        shipped.warm_up,
        shipped.round,
        shipped.cool_down,
        shipped.rounds,
        shipped.notes,
    )
