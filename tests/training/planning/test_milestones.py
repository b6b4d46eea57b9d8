"""What is noticed from the record."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from backcompanion.training.planning.milestones import (
    MOST_A_YEAR,
    Milestone,
    StepFirsts,
    find_milestones,
)
from backcompanion.training.session.record import Break, History, SessionRecord, SetTotals
from support.histories import EVENING, session

DAY = timedelta(days=1)
TODAY = EVENING.date() + 400 * DAY
FIRST = EVENING.date()


def trained(number: int, done: int = 8, **more: object) -> SessionRecord:
    return session(
        f"{number:03}", EVENING + number * DAY, sets=SetTotals(16, done, 500.0, 400.0), **more
    )


def noticed(*sessions: SessionRecord, **more: object) -> list[tuple[str, int]]:
    milestones = find_milestones(History(sessions=sessions), TODAY, StepFirsts(), **more)  # type: ignore[arg-type]
    return [(milestone.kind, (milestone.day - FIRST).days) for milestone in milestones]


def test_nothing_is_noticed_of_nothing() -> None:
    assert find_milestones(History(), TODAY, StepFirsts()) == ()


def test_the_first_session_and_the_first_with_all_sets() -> None:
    assert noticed(trained(0), trained(2, 16), trained(4, 16)) == [
        ("all-sets", 2),
        ("first-session", 0),
    ]


def test_without_sets_on_record_none_are_all_done() -> None:
    assert noticed(session()) == [("first-session", 0)]


def test_one_that_was_done_to_the_end_without_its_sets_may_have_been_the_first() -> None:
    """From a spreadsheet: how many sets there were is not which."""
    assert ("all-sets", 2) not in noticed(session("0", EVENING), trained(2, 16))
    assert ("all-sets", 2) in noticed(session("0", EVENING, finished=False), trained(2, 16))


def test_round_numbers_of_sessions() -> None:
    milestones = find_milestones(
        History(sessions=tuple(map(trained, range(100)))), TODAY, StepFirsts()
    )
    counts = [
        (milestone.count, (milestone.day - FIRST).days)
        for milestone in milestones
        if milestone.kind == "sessions"
    ]
    assert counts == [(100, 99), (50, 49), (25, 24), (10, 9)]


def test_what_lies_ahead_is_not_noticed_yet() -> None:
    history = History(sessions=tuple(map(trained, range(10))))
    firsts = {
        ("back-bows", "easier"): FIRST,
        ("back-bows", "standard"): FIRST + 8 * DAY,
    }
    milestones = find_milestones(history, FIRST + 5 * DAY, StepFirsts(firsts))  # type: ignore[arg-type]
    assert [milestone.kind for milestone in milestones] == ["first-session"]


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
    milestones = find_milestones(History(), TODAY, StepFirsts(firsts))  # type: ignore[arg-type]
    assert [(milestone.exercise, milestone.level) for milestone in milestones] == [
        ("back-bows", "harder"),
        ("back-bows", "standard"),
    ]


def test_the_persons_words_stand_with_them_and_so_do_notes() -> None:
    sessions = (trained(0, note="Legs off the floor"), trained(3))
    milestones = find_milestones(
        History(sessions=sessions),
        TODAY,
        StepFirsts(),
        {date(2026, 11, 22): "No pain on the stairs"},
    )
    assert milestones == (
        Milestone(date(2026, 11, 22), "written", text="No pain on the stairs"),
        Milestone(FIRST, "first-session", note="Legs off the floor"),
    )


def test_a_note_stands_with_its_own_session_alone() -> None:
    """Of a weight that was new nobody knows which session of that day it was."""
    evening = replace(
        trained(0, note="Knee hurt"), id="later", started_at=EVENING + timedelta(hours=2)
    )
    sessions = (trained(0), evening)
    firsts = StepFirsts(loads={"reverse-fly": ((FIRST - DAY, 1.0), (FIRST, 2.0))})
    milestones = find_milestones(History(sessions=sessions), TODAY, firsts)
    assert [(each.kind, each.note) for each in milestones] == [
        ("weight", ""),
        ("first-session", ""),
    ]
    alone = find_milestones(History(sessions=(evening,)), TODAY, firsts)
    assert [each.note for each in alone] == ["Knee hurt", "Knee hurt"]


def test_round_numbers_go_on_for_ever() -> None:
    sessions = tuple(trained(number // 2) for number in range(2100))
    milestones = find_milestones(History(sessions), FIRST + 2000 * DAY, StepFirsts())
    counts = sorted(milestone.count for milestone in milestones if milestone.kind == "sessions")
    assert counts == [10, 25, 50, 100, 250, 500, 1000, 2000]


def test_a_year_kept_up_is_told_once_a_year_and_a_break_is_no_gap() -> None:
    def years(*months: str, breaks: tuple[Break, ...] = ()) -> list[tuple[str, int]]:
        sessions = tuple(on_day(f"{month}-10") for month in months)
        milestones = find_milestones(
            History(sessions, (), breaks), date(2028, 12, 31), StepFirsts()
        )
        return [
            (f"{milestone.day:%Y-%m}", milestone.count)
            for milestone in milestones
            if milestone.kind == "year"
        ]

    all_months = [f"{year}-{month:02}" for year in (2026, 2027) for month in range(1, 13)]
    assert years(*all_months) == [("2027-12", 2), ("2026-12", 1)]
    assert years(*all_months[:11]) == []
    gap = [month for month in all_months if month != "2026-06"]
    assert years(*gap) == [("2027-06", 1)]
    off = (Break(date(2026, 5, 20), date(2026, 7, 2), "illness"),)
    assert years(*gap, breaks=off) == [("2027-01", 1)]


def test_the_longest_streak_is_passed_once_for_each_run() -> None:
    def weeks(first: int, count: int) -> list[SessionRecord]:
        return [
            trained(7 * week + day) for week in range(first, first + count) for day in (0, 1, 2)
        ]

    history = History((*weeks(0, 5), *weeks(6, 8), *weeks(15, 9)))
    milestones = find_milestones(history, TODAY, StepFirsts())
    assert [
        (milestone.count, (milestone.day - FIRST).days // 7)
        for milestone in milestones
        if milestone.kind == "streak"
    ] == [
        (8, 23),
        (5, 11),
    ]
    short = find_milestones(History((*weeks(0, 3), *weeks(4, 6))), TODAY, StepFirsts())
    assert not any(milestone.kind == "streak" for milestone in short)


def test_more_weight_is_noticed_at_most_twice_a_year_for_one_exercise() -> None:
    loads = {"roll-downs": [(FIRST + 30 * n * DAY, 1.0 + n) for n in range(14)]}
    milestones = find_milestones(History(), TODAY, StepFirsts(loads=loads))
    assert [((milestone.day - FIRST).days, milestone.load_kg) for milestone in milestones] == [
        (390, 14.0),
        (210, 8.0),
        (30, 2.0),
    ]
    back_again = {"roll-downs": [(FIRST, 3.0), (FIRST + DAY, 2.0), (FIRST + 2 * DAY, 3.0)]}
    assert find_milestones(History(), TODAY, StepFirsts(loads=back_again)) == ()


def test_a_few_a_year_and_the_most_telling_of_them() -> None:
    firsts = {
        (f"move-{n}", level): FIRST + (n + after) * DAY
        for n in range(9)
        for level, after in (("easier", 0), ("standard", 20))
    }
    history = History(tuple(map(trained, range(60))))
    milestones = find_milestones(history, TODAY, StepFirsts(firsts))  # type: ignore[arg-type]
    by_year = Counter(milestone.day.year for milestone in milestones)
    assert max(by_year.values()) == MOST_A_YEAR
    kinds = {(milestone.kind, milestone.count) for milestone in milestones}
    assert ("first-session", 0) in kinds and ("sessions", 50) in kinds
    written = {FIRST + n * DAY: "well" for n in range(9)}
    with_words = find_milestones(history, TODAY, StepFirsts(firsts), written)  # type: ignore
    assert sum(milestone.kind == "written" for milestone in with_words) == 9


def on_day(text: str) -> SessionRecord:
    on = date.fromisoformat(text)
    return session(text, EVENING.replace(year=on.year, month=on.month, day=on.day))
