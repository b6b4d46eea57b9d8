"""What Workout says of a session of few minutes is true of that session."""

from pathlib import Path

import pytest

from backcompanion.training.exercise.terms import Equipment
from backcompanion.training.session.fitting import fit
from backcompanion.training.session.prescription import Choices
from backcompanion.ui.text.training_text import routine_summary
from support.prescribing import LIBRARY, ROUTINE, in_the_round
from support.window import Window

EQUIPMENT: frozenset[Equipment] = frozenset({"dumbbells", "physio-ball"})


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("minutes", [4, 6, 9, 25])
def test_the_exercises_that_are_left_are_counted(minutes: int) -> None:
    prescription = fit(ROUTINE, LIBRARY, Choices(equipment=EQUIPMENT), minutes, {})
    count = len({step.exercise for step in in_the_round(prescription)})
    summary = routine_summary(ROUTINE, prescription, None)
    assert f"{count} exercise{'s' * (count > 1)}, " in summary
    assert count < 8 or minutes == 25


@pytest.mark.usefixtures("qapp")
def test_only_what_settings_change_is_said_to_be_undone_there(tmp_path: Path) -> None:
    window = Window(tmp_path)
    try:
        live, workout = window.main.context.live, window.main.home.workout
        live.change(minutes=5)
        assert any(
            reason.kind == "minutes"
            for step in workout.prescription.steps
            for reason in step.reasons
        )
        assert workout.changed_exercises() == ()
        live.change(minutes=0, equipment=("dumbbells",))
        assert "Ball back extensions" in workout.changed_exercises()
    finally:
        window.close()
