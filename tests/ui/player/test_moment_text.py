"""What the Player says of weights and of health remarks while one gets ready."""

from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import Moment, perform
from backcompanion.ui.player.moment_text import describe_moment
from backcompanion.ui.text import formats
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]


def getting_ready(exercise: str, after: float, choices: Choices) -> Moment:
    timeline = perform(prescribe(ROUTINE, LIBRARY, choices))
    steps = timeline.prescription.steps
    start = next(
        s.start
        for s in timeline.segments
        if s.getting_ready and (steps[s.step].instead_of or steps[s.step].exercise) == exercise
    )
    return timeline.at(start + after)


def test_last_times_weight_is_on_the_pill() -> None:
    choices = Choices(loads={"reverse-fly": 2.5})
    moment_text = describe_moment(getting_ready("reverse-fly", 1, choices), LIBRARY, 2)
    assert moment_text.pills[0] == f"dumbbells, {formats.weight(2.5, 'kg')} last time"
    assert (
        describe_moment(getting_ready("roll-downs", 1, choices), LIBRARY, 2).pills[0] == "dumbbells"
    )


def test_one_is_named_where_one_is_held() -> None:
    moment_text = describe_moment(getting_ready("pendulum-swing", 1, Choices()), LIBRARY, 2)
    assert moment_text.pills[0] == "a dumbbell"
    before = describe_moment(getting_ready("ball-back-extensions", 31, Choices()), LIBRARY, 2)
    assert before.coming == "Next: Pendulum swing, a dumbbell"


def test_what_a_remark_asks_for_comes_after_the_set_up() -> None:
    choices = Choices(remarks=frozenset({"sore-wrists-or-knees"}))
    exercise = LIBRARY.exercises["kneeling-supermans"]
    first = describe_moment(getting_ready("kneeling-supermans", 1, choices), LIBRARY, 2)
    later = describe_moment(getting_ready("kneeling-supermans", 12, choices), LIBRARY, 2)
    cues = exercise.cues_at("standard", remarks=["sore-wrists-or-knees"])
    assert first.cue == cues.set_up
    assert "forearms" in later.cue


def test_where_sides_change_once_each_is_counted_for_itself() -> None:
    timeline = perform(prescribe(ROUTINE, LIBRARY, Choices(remarks=frozenset({"pregnancy"}))))
    steps = timeline.prescription.steps
    start = next(
        segment.start
        for segment in timeline.segments
        if steps[segment.step].exercise == "side-lying-leg-lifts" and not segment.getting_ready
    )
    kinds = [describe_moment(timeline.at(start + at), LIBRARY, 2).kind for at in (1, 11, 21, 31)]
    assert [kind.rpartition(" · ")[2] for kind in kinds] == ["1 of 3", "3 of 3", "1 of 3", "3 of 3"]
    # While turning over there is nothing to count.
    assert describe_moment(timeline.at(start + 17), LIBRARY, 2).kind == "Work"
