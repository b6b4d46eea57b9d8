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
    segments = [s for s in timeline.segments if steps[s.step].exercise == exercise]
    ready = [s for s in segments if s.getting_ready][nth]
    during = [s for s in segments if not s.getting_ready][nth]
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


def _warm_up(*remarks: Remark) -> dict[str, list[tuple[float, str]]]:
    """Of each move: what is said in it, and how many seconds after its start."""
    timeline = perform(prescribe(ROUTINE, LIBRARY, Choices(rounds=1, remarks=frozenset(remarks))))
    cues = cues_for(timeline, LIBRARY, in_full=True, lengths=lengths_of("en"), until=310)
    steps = timeline.prescription.steps
    return {
        steps[s.step].exercise: [
            (c.at - s.start, c.text) for c in cues if c.kind == "say" and s.start <= c.at < s.end
        ]
        for s in timeline.segments
        if steps[s.step].block == "warm-up" and not s.getting_ready
    }


def test_how_long_is_told_at_the_beginning_of_all_that_is_not_counted() -> None:
    for exercise, sentences in _warm_up().items():
        seconds = round(LIBRARY.exercises[exercise].standard.tempo.seconds)
        if exercise == "knee-bends":
            continue  # counted: its number is told
        assert [text for at, text in sentences if at < 8.0 and text == f"{seconds} seconds."], (
            exercise
        )
    assert heard("childs-pose")[0] == ["Next: Child’s pose.", "30 seconds."]
    assert heard("lying-twist", nth=1)[0][-1] == "20 seconds."
    # Where how to lie takes all of the beginning, half-way tells it; no length that is over.
    assert "20 seconds." not in heard("figure-four")[1]
    assert "About 2 minutes." in heard("side-lying-rest", "pregnancy", "anaemia")[1]


def test_a_slow_step_begins_to_the_side_that_is_said() -> None:
    warm_up = _warm_up()
    first = {id: sentences[0][1] for id, sentences in warm_up.items() if sentences[0][0] < 1}
    assert first["step-touch"] == "Step right."
    assert first["knee-lifts"] == "Right knee, left hand."
    assert first["heel-digs"] == "Right heel."


def test_in_the_warm_up_too_one_is_told_what_a_remark_asks_for() -> None:
    turns = [text for at, text in _warm_up("disc")["step-touch-turns"] if at < 8]
    assert "Only a hint of a turn, or none." in turns
    before = [text for _at, text in _warm_up("sore-shoulder")["march-shoulder-rolls"]]
    assert "Circle your bent arms backwards, low and small." in before
    assert "Circle your arms backwards as you step." not in before
