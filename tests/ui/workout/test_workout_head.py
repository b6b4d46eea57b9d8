"""What is in the routine today is whole above the list, where there is the height for it."""

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.workout.workout_head import WorkoutHead

SUMMARY = "20 min · low impact · 83–105 kcal (the routine’s own estimate) · 8 exercises, 2 rounds"
ADVICE = "You have trained today. Well done; let it sink in."


@pytest.fixture
def head(qtbot: QtBot) -> WorkoutHead:
    theme.load_fonts()
    head = WorkoutHead("Upper and lower back")
    qtbot.addWidget(head)
    head.resize(840, 90)
    return head


def test_it_goes_on_in_a_second_line_beside_week_and_advice(head: WorkoutHead) -> None:
    head.show_week("2 of 3 this week", ADVICE, ("stretches",))
    head.show_summary(SUMMARY)
    assert head._summary.text().replace("\n", " · ") == SUMMARY
    assert head._summary.text().count("\n") == 1
    assert head._summary.toolTip() == ""


def test_where_that_would_take_height_from_the_list_the_tip_has_all_of_it(
    head: WorkoutHead,
) -> None:
    head.show_week("", ADVICE, ())
    head.show_summary(SUMMARY)
    assert head._summary.text() == "20 min · low impact · 8 exercises, 2 rounds", "no part is cut"
    assert head._summary.toolTip() == SUMMARY
    head.resize(1400, 90)
    head.fit()
    assert head._summary.text() == SUMMARY
