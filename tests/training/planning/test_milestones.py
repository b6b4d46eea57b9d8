"""What is noticed from the record."""

from datetime import date, timedelta

from backcompanion.training.planning.milestones import Milestone, find_milestones
from backcompanion.training.session.record import History, SessionRecord, SetTotals
from support.histories import EVENING, session

DAY = timedelta(days=1)
TODAY = EVENING.date() + 400 * DAY
FIRST = EVENING.date()


def trained(number: int, done: int = 8, **more: object) -> SessionRecord:
    return session(
        f"{number:03}", EVENING + number * DAY, sets=SetTotals(16, done, 500.0, 400.0), **more
    )


def noticed(*sessions: SessionRecord, **more: object) -> list[tuple[str, int]]:
    found = find_milestones(History(sessions=sessions), TODAY, {}, **more)  # type: ignore[arg-type]
    return [(one.kind, (one.day - FIRST).days) for one in found]


def test_nothing_is_noticed_of_nothing() -> None:
    assert find_milestones(History(), TODAY, {}) == ()


def test_the_first_session_and_the_first_with_all_sets() -> None:
    assert noticed(trained(0), trained(2, 16), trained(4, 16)) == [
        ("all-sets", 2),
        ("first-session", 0),
    ]


def test_without_sets_on_record_none_are_all_done() -> None:
    assert noticed(session()) == [("first-session", 0)]


def test_round_numbers_of_sessions() -> None:
    found = find_milestones(History(sessions=tuple(map(trained, range(100)))), TODAY, {})
    counts = [(one.count, (one.day - FIRST).days) for one in found if one.kind == "sessions"]
    assert counts == [(100, 99), (50, 49), (25, 24), (10, 9)]


def test_what_lies_ahead_is_not_noticed_yet() -> None:
    history = History(sessions=tuple(map(trained, range(10))))
    firsts = {
        ("back-bows", "easier"): FIRST,
        ("back-bows", "standard"): FIRST + 8 * DAY,
    }
    found = find_milestones(history, FIRST + 5 * DAY, firsts)  # type: ignore[arg-type]
    assert [one.kind for one in found] == ["first-session"]


def test_a_level_is_gained_only_after_a_lower_one() -> None:
    firsts = {
        ("back-bows", "easier"): FIRST,
        ("back-bows", "standard"): FIRST + 17 * DAY,
        ("back-bows", "harder"): FIRST + 40 * DAY,
        ("roll-downs", "standard"): FIRST,
        ("reverse-fly", "standard"): FIRST + 9 * DAY,
        ("reverse-fly", "easier"): FIRST + 30 * DAY,
        ("russian-twists", "easier"): FIRST,
        ("russian-twists", "standard"): FIRST,
    }
    found = find_milestones(History(), TODAY, firsts)  # type: ignore[arg-type]
    assert [(one.exercise, one.level) for one in found] == [
        ("back-bows", "harder"),
        ("back-bows", "standard"),
    ]


def test_the_persons_words_stand_with_them_and_so_do_notes() -> None:
    sessions = (trained(0, note="Legs off the floor"), trained(3))
    found = find_milestones(
        History(sessions=sessions), TODAY, {}, {date(2026, 11, 22): "No pain on the stairs"}
    )
    assert found == (
        Milestone(date(2026, 11, 22), "written", text="No pain on the stairs"),
        Milestone(FIRST, "first-session", note="Legs off the floor"),
    )
