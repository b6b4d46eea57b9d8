"""When a step up or down is offered, as a table of what was done in the latest sessions."""

from datetime import timedelta

from backcompanion.training.adaptation.loads import last_loads
from backcompanion.training.adaptation.offers import (
    LevelOffer,
    find_offers,
    ready_exercises,
    with_level_step,
    without_exercise,
)
from backcompanion.training.adaptation.pain import painful_exercises
from backcompanion.training.session.prescription import Choices
from backcompanion.training.session.record import SessionRecord
from support.cases import each_case
from support.histories import EVENING, session, step
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]
UP = LevelOffer("back-bows", 1, "harder", "easy")


def trained(
    days_ago: int, effort: int | None, *outcomes: str, exercise: str = "back-bows", **more: object
) -> SessionRecord:
    at = EVENING - timedelta(days=days_ago)
    steps = tuple(step(exercise, outcome=outcome, **more) for outcome in outcomes)
    return session(f"{days_ago}", at, effort=effort, steps=steps)


def offered(*newest_first: SessionRecord, **choices: object) -> tuple[LevelOffer, ...]:
    return find_offers(newest_first, ROUTINE, LIBRARY, Choices(**choices))  # type: ignore[arg-type]


@each_case(
    ("sessions", "offer"),
    [
        ([], None),
        ([(4, "done", "done")], None),
        ([(4, "done", "done"), (3, "done", "done")], UP),
        ([(4, "done"), (1, "done"), (9, "hurt")], UP),
        ([(5, "done"), (3, "done")], None),
        ([(None, "done"), (3, "done")], None),
        ([(4, "done", "partial"), (3, "done")], None),
        ([(4, "done", "unreached"), (3, "done")], None),
        ([(4, "hurt"), (3, "done")], LevelOffer("back-bows", -1, "easier", "hurt")),
        ([(4, "done"), (3, "hurt")], None),
        ([(8, "partial"), (9, "skipped")], LevelOffer("back-bows", -1, "easier", "unfinished")),
        ([(8, "partial", "done"), (9, "done", "partial")], "down"),
        ([(8, "partial"), (9, "done")], None),
        ([(8, "unreached"), (9, "unreached")], None),
    ],
)
def test_two_sessions_decide(
    sessions: list[tuple[int | None, str]], offer: LevelOffer | str | None
) -> None:
    if offer == "down":
        offer = LevelOffer("back-bows", -1, "easier", "unfinished")
    done = [trained(3 * n, effort, *seen) for n, (effort, *seen) in enumerate(sessions)]
    assert offered(*done) == ((offer,) if offer else ())


def test_what_was_answered_waits_for_two_further_sessions() -> None:
    done = [trained(0, 3, "done"), trained(2, 3, "done"), trained(4, 3, "done")]
    newest = done[0].local_date
    for back, count in ((0, 0), (2, 0), (4, 1)):
        answered = {"back-bows": newest - timedelta(days=back)}
        assert len(find_offers(done, ROUTINE, LIBRARY, Choices(), answered)) == count


def test_only_what_was_done_at_todays_level_speaks() -> None:
    easy = [trained(n, 3, "done", variant="easier") for n in (0, 2)]
    assert offered(*easy) == ()
    assert offered(*easy, level="easier") == (LevelOffer("back-bows", 1, "standard", "easy"),)


def test_no_further_than_there_is_a_way() -> None:
    hard = [trained(n, 3, "done", variant="harder") for n in (0, 2)]
    assert offered(*hard, level="harder") == ()
    gentle = [trained(n, 9, "partial", variant="easier") for n in (0, 2)]
    assert offered(*gentle, level="easier") == ()


def test_none_against_a_health_remark() -> None:
    easy = [trained(n, 3, "done", variant="easier") for n in (0, 2)]
    assert offered(*easy, remarks=frozenset({"sore-shoulder"})) == ()


def test_a_stand_in_speaks_for_its_place_and_has_no_harder_way() -> None:
    lifts = [
        trained(n, 3, "done", exercise="chest-lifts", instead_of="ball-back-extensions")
        for n in (0, 2)
    ]
    assert offered(*lifts, equipment=frozenset()) == ()
    back = [
        trained(n, 9, "partial", exercise="chest-lifts", instead_of="ball-back-extensions")
        for n in (0, 2)
    ]
    assert offered(*back, equipment=frozenset()) == (
        LevelOffer("ball-back-extensions", -1, "easier", "unfinished"),
    )


def test_down_comes_first_and_what_is_ready_is_named() -> None:
    both = [
        session(
            f"{n}",
            EVENING - timedelta(days=n),
            effort=3,
            steps=(step("back-bows"), step("reverse-fly")),
        )
        for n in (0, 2)
    ]
    assert [o.exercise for o in offered(*both)] == ["back-bows", "reverse-fly"]
    assert ready_exercises(both, ROUTINE, LIBRARY, Choices()) == {"back-bows", "reverse-fly"}
    newest = trained(-1, 3, "hurt", exercise="reverse-fly")
    assert [o.step for o in offered(newest, *both)] == [-1, 1]


def test_agreed_steps_add_up_within_limits() -> None:
    assert with_level_step({}, "back-bows", 1) == {"back-bows": 1}
    assert with_level_step({"back-bows": 1, "x": 2}, "back-bows", -1) == {"x": 2}
    assert with_level_step({"back-bows": 2}, "back-bows", 1) == {"back-bows": 2}
    assert without_exercise({"a": 1, "b": -1}, "a") == {"b": -1}


def test_what_hurt_is_all_right_again_by_the_persons_word() -> None:
    done = [trained(1, 3, "hurt"), trained(4, 3, "hurt")]
    assert painful_exercises(done) == {"back-bows"}
    assert painful_exercises(done, {"back-bows": done[0].local_date}) == frozenset()
    assert painful_exercises(done, {"back-bows": done[1].local_date}) == {"back-bows"}


def test_the_weight_used_last() -> None:
    done = [
        trained(0, 3, "unreached", exercise="reverse-fly", load_kg=9.0),
        trained(2, 3, "done", "partial", exercise="reverse-fly", load_kg=2.5),
        trained(4, 3, "done", exercise="reverse-fly", load_kg=2.0),
        trained(4, 3, "done", exercise="roll-downs", load_kg=1.0),
    ]
    assert last_loads(done) == {"reverse-fly": 2.5, "roll-downs": 1.0}
