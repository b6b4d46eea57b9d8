"""What to do in each phase, in words, of every exercise that is shipped."""

import re

from backcompanion.ui.text import training_text
from support.shipped import shipped_library


def test_no_name_of_a_phase_has_a_hole_where_the_side_would_be() -> None:
    for exercise in shipped_library().exercises.values():
        for variant in exercise.variants.values():
            line = training_text.tempo(exercise, variant.tempo)
            assert not re.search(r"  |[{}]|^,|^ |to the \d", line), (exercise.id, line)
    supermans = shipped_library().exercises["kneeling-supermans"]
    line = training_text.tempo(supermans, supermans.variants["standard"].tempo)
    assert line.startswith("Reach ") and line.count(" s") >= 2


def test_with_a_side_it_is_named_and_so_is_the_other() -> None:
    exercise = shipped_library().exercises["dead-bug"]
    reach = exercise.variants["standard"].tempo.parts[0].phases[0]
    assert training_text.phase(exercise.cues, reach, "left") == "left arm, right leg"


def test_a_phase_is_shown_as_it_is_said_for_a_health_remark() -> None:
    exercise = shipped_library().exercises["cat-and-cow"]
    arch = exercise.variants["standard"].tempo.parts[0].phases[1]
    cues = exercise.cues_at("standard", remarks=["stenosis"])
    assert training_text.phase(cues, arch, None) == "back to flat"
