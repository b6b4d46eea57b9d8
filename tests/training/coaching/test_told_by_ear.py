"""What somebody who sees nothing has to hear: where to lie first, how long, and the way back."""

from backcompanion.sound.spoken_lengths_file import lengths_of
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.exercise.terms import Remark
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import perform
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]


def heard(exercise: str, *remarks: Remark, nth: int = 0) -> tuple[list[str], list[str]]:
    """Before it begins and while it goes on, to whom all of it is new."""
    timeline = perform(prescribe(ROUTINE, LIBRARY, Choices(rounds=1, remarks=frozenset(remarks))))
    steps = timeline.prescription.steps
    found = [s for s in timeline.segments if steps[s.step].exercise == exercise]
    ready = [s for s in found if s.getting_ready][nth]
    during = [s for s in found if not s.getting_ready][nth]
    cues = [
        c
        for c in cues_for(timeline, LIBRARY, in_full=True, lengths=lengths_of("en"))
        if c.kind == "say"
    ]
    return (
        [c.text for c in cues if ready.start <= c.at < ready.end],
        [c.text for c in cues if during.start <= c.at < during.end],
    )


def test_the_way_back_of_the_last_one_is_said() -> None:
    assert heard("russian-twists")[1][-2:] == ["Left.", "Centre."]
    assert heard("pendulum-swing")[1][-1] == "Centre."
    assert heard("knee-sways", "disc")[1][-1] == "Centre."


def test_which_side_to_lie_on_comes_before_how_and_again_when_turning_over() -> None:
    ready, during = heard("side-lying-leg-lifts", "pregnancy")
    side = ready.index("Lie on your left side, right leg on top.")
    assert side < ready.index("Head on your arm or a pillow.")
    turn = during.index("Change sides.")
    assert during[turn + 1] == "Lie on your right side, left leg on top."


def test_what_is_held_long_is_told_with_its_length() -> None:
    assert "Hold and breathe, 11 seconds." in heard("side-plank", "disc")[1]


def test_how_it_goes_is_not_said_before_how_to_lie() -> None:
    ready, during = heard("rest-breathing", "disc", nth=1)
    assert ready == ["Next: Slow breathing."]
    assert during[0] == "Lie on your back, knees bent, feet flat."
    assert during.index("One hand on your belly.") > 0


def test_at_half_way_of_what_is_not_counted_one_hears_how_much_is_to_come() -> None:
    assert "Half-way, 18 to go." in heard("pilates-swimmers")[1]
    assert "Half-way, 15 to go." in heard("childs-pose")[1]
    # What is counted has its number, and no time beside it.
    assert not any(text.startswith("Half-way") for text in heard("cat-and-cow")[1])


def test_how_long_the_swimmers_take_is_told_before_they_begin() -> None:
    ready, _during = heard("pilates-swimmers")
    assert "35 seconds." in ready
    # And not in place of how it goes, nor of the side that begins.
    assert "Raise opposite arm and leg by turns." in ready
    assert "First right arm, left leg." in ready


def test_whose_head_must_not_be_low_hears_what_to_rest_it_on() -> None:
    for beside in (), ("sore-shoulder",), ("pregnancy",):
        _ready, during = heard("childs-pose", "dizziness", *beside)
        assert any("pillow" in text for text in during), beside
