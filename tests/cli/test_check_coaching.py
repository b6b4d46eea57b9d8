"""Every cue list that the routine can have fits what is done: a sample that has each exercise, at
each level, for each remark, with each thing and in each round once. `backcompanion
check --coaching` plays all 36,864 combinations.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from backcompanion.base.paths import folders
from backcompanion.cli import check_coaching
from backcompanion.cli.check_coaching import (
    REMARKS,
    all_choices,
    fitted_sessions,
    line,
    occurrences,
    occurrences_in,
)
from backcompanion.cli.main import main
from backcompanion.training.exercise.exercise import LEVELS, PhaseCue
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.prescription import Choices
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]
THINGS: tuple[frozenset[Equipment], ...] = (
    frozenset({"dumbbells", "physio-ball"}),
    frozenset({"band"}),
    frozenset({"medicine-ball", "water-bottles"}),
)
TOGETHER: tuple[frozenset[Remark], ...] = (
    frozenset({"disc", "osteoporosis", "pregnancy", "sore-shoulder"}),
    frozenset({"osteoporosis", "pregnancy", "sore-wrists-or-knees"}),
    frozenset({"dizziness", "stenosis", "sore-shoulder"}),
)


def sample(level: Level) -> list[Choices]:
    alone = (frozenset[Remark](), *(frozenset({remark}) for remark in REMARKS), *TOGETHER)
    first = Choices(level=level, practised=frozenset())
    return [first] + [
        Choices(equipment=THINGS[(number + turn) % len(THINGS)], level=level, remarks=remarks)
        for number, remarks in enumerate(alone)
        for turn in ((0, 1, 2) if not remarks else (0,))
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_that_is_said_contradicts_what_is_done(level: Level) -> None:
    assert [line(each) for each in occurrences(ROUTINE, LIBRARY, sample(level))] == []


def test_nothing_contradicts_where_a_session_is_made_to_fit() -> None:
    sessions = fitted_sessions(ROUTINE, LIBRARY, (6, 15, 40), [(), ("disc",), ("pregnancy",)])
    assert [line(each) for each in occurrences_in(sessions, LIBRARY)] == []


def test_fitted_sessions_are_checked_where_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(check_coaching, "FITTED_MINUTES", (5,))
    monkeypatch.setattr(check_coaching, "REMARKS", ("disc",))
    monkeypatch.setattr(check_coaching, "all_choices", lambda: pytest.fail("all were played"))
    assert check_coaching.run("upper-lower-back", folders(tmp_path), fitted=True) == 0
    assert capsys.readouterr().out


def test_all_that_can_be_ticked_is_tried() -> None:
    assert sum(1 for _ in all_choices()) == 36_864


def test_a_contradiction_is_found_once_and_told_with_its_place() -> None:
    bows = LIBRARY.exercises["back-bows"]
    cues = replace(bows.cues, short=(PhaseCue("Breathe in.", "lift"),))
    wrong = Library({**LIBRARY.exercises, "back-bows": replace(bows, cues=cues)}, LIBRARY.routines)
    places = occurrences(ROUTINE, wrong, [Choices(), Choices(rounds=1)])
    assert {each.finding.planned.exercise for each in places} == {"back-bows"}
    lines = [line(each) for each in places]
    assert any("back-bows/standard" in text and "round 1" in text for text in lines)
    assert len(lines) == 1


def test_it_ends_with_two_where_there_is_a_contradiction(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(check_coaching, "all_choices", lambda: [Choices()])
    first = Choices(practised=frozenset())
    monkeypatch.setattr(check_coaching, "first_choices", lambda: [first])
    assert check_coaching.run("upper-lower-back", folders(tmp_path)) == 0
    twists = LIBRARY.exercises["russian-twists"]
    too_long = replace(twists.cues, short=(PhaseCue("Breathe in.", "turn"),))
    wrong = Library(
        {**LIBRARY.exercises, twists.id: replace(twists, cues=too_long)}, LIBRARY.routines
    )
    monkeypatch.setattr(check_coaching, "load_library", lambda _dir: wrong)
    assert check_coaching.run("upper-lower-back", folders(tmp_path)) == 2
    assert "against_the_breath" in capsys.readouterr().out


def test_of_a_routine_that_is_not_there_the_others_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert check_coaching.run("no-such", folders(tmp_path)) == 2
    assert "upper-lower-back" in capsys.readouterr().err


def test_fitted_sessions_are_a_matter_of_coaching(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fitted"]) == 2
    assert "--coaching" in capsys.readouterr().err
