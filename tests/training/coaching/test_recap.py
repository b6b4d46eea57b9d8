"""What is said at the press of a key: all of the exercise once more, around what is due by then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.coaching.cues import Cue, cues_for, recap_text
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import perform
from support.shipped import shipped_library
from support.thoroughness import examples
from training.coaching.test_cue_laws import check

LIBRARY = shipped_library()
WHOLE = perform(prescribe(LIBRARY.routines["upper-lower-back"], LIBRARY, Choices()))
AT_HOME = dict.fromkeys(LIBRARY.exercises, (20, 3))


def start(exercise: str, *, getting_ready: bool, nth: int = 0) -> float:
    steps = WHOLE.prescription.steps
    segments = [s for s in WHOLE.segments if steps[s.step].exercise == exercise]
    return [s for s in segments if s.getting_ready == getting_ready][nth].start


def said(at: float, seconds: float = 20) -> list[str]:
    cues = cues_for(WHOLE, LIBRARY, "everything", AT_HOME, in_full=True, recap_at=at)
    return [c.text for c in cues if c.kind == "say" and at <= c.at < at + seconds]


def test_during_a_step_its_name_how_to_lie_and_how_it_goes_are_said() -> None:
    texts = said(start("back-bows", getting_ready=False) + 3)
    exercise = LIBRARY.exercises["back-bows"]
    assert texts[0] == "Back bows."
    for text in (exercise.cues.set_up, exercise.cues.short[0].text):
        assert text.split(". ")[0].rstrip(".") in " ".join(texts)


@pytest.mark.parametrize(("after", "side"), [(1.0, "Right arm, left leg."), (7.0, "Left arm")])
def test_the_side_is_that_of_the_moment(after: float, side: str) -> None:
    texts = said(start("kneeling-supermans", getting_ready=False) + after)
    assert texts[0] == "Kneeling supermans."
    assert texts[1].startswith(side)


def test_a_side_that_has_changed_by_the_time_it_is_said_is_the_new_one() -> None:
    texts = said(start("kneeling-supermans", getting_ready=False) + 4.5)
    assert texts[:2] == ["Kneeling supermans.", "Left arm, right leg."]


def test_quick_beats_are_not_given_a_side_that_is_over_at_once() -> None:
    texts = said(start("pilates-swimmers", getting_ready=False) + 12)
    assert texts[0] == "Pilates swimmers."
    assert "arm, " not in texts[1]


def test_what_is_held_is_said() -> None:
    assert "With your dumbbells." in said(start("reverse-fly", getting_ready=False) + 2)
    assert "With one dumbbell." in said(start("pendulum-swing", getting_ready=False) + 2)


def test_while_getting_ready_all_that_is_worth_saying_before_it_comes_once_more() -> None:
    texts = said(start("reverse-fly", getting_ready=True) + 6, 14)
    assert texts[:3] == ["Next: Reverse fly.", "5 times.", "Take your dumbbells."]
    assert "Stand, feet under hips, bend forward from the hips, back flat." in texts
    assert len(set(texts)) == len(texts)


def test_where_there_is_no_room_it_goes_on_as_it_would() -> None:
    at = start("back-bows", getting_ready=False) + 30.5
    assert said(at, 1.4) == []


def test_what_comes_after_is_told_in_full() -> None:
    at = start("back-bows", getting_ready=False) + 3
    later = start("reverse-fly", getting_ready=True)
    cues = cues_for(WHOLE, LIBRARY, "everything", AT_HOME, in_full=True, recap_at=at)
    full = cues_for(WHOLE, LIBRARY)
    assert texts(cues, later, later + 18) == texts(full, later, later + 18)


def texts(cues: tuple[Cue, ...], since: float, until: float) -> list[str]:
    return [c.text for c in cues if since <= c.at < until]


@given(st.floats(0, 1480, width=32))
@examples(20)
def test_never_two_at_once_nor_over_a_signal(at: float) -> None:
    cues = cues_for(WHOLE, LIBRARY, "everything", AT_HOME, in_full=True, recap_at=at)
    check(WHOLE, cues)
    assert [c for c in cues if c.kind == "tone"] == list(cues_for(WHOLE, LIBRARY, "tones"))


def test_while_paused_it_is_one_text_of_a_bearable_length() -> None:
    text = recap_text(WHOLE, LIBRARY, start("pendulum-swing", getting_ready=False) + 41)
    assert text.startswith("Pendulum swing. ")
    assert "With one dumbbell." in text
    assert 15 <= len(text.split()) <= 50
