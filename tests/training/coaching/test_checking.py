"""What the check of coaching finds: a right cue list passes, one made wrong by hand does not."""

from dataclasses import replace

import pytest

from backcompanion.training.coaching.cue import Cue, Importance
from backcompanion.training.exercise.exercise import Exercise, Phase, Tempo, TempoPart, Variant
from support.cases import each_case
from support.hand_made_cues import (
    RIGHT_FOR_LIFT,
    RIGHT_FOR_REACH,
    lift,
    reach,
    rules_broken,
    say,
)

Cues = tuple[Cue, ...]


def without(text: str, cues: Cues = RIGHT_FOR_LIFT) -> Cues:
    assert any(cue.text == text for cue in cues)
    return tuple(cue for cue in cues if cue.text != text)


def instead(text: str, cues: Cues = RIGHT_FOR_LIFT, /, **fields: object) -> Cues:
    assert any(cue.text == text for cue in cues)
    return tuple(
        replace(cue, **fields) if cue.text == text else cue  # type: ignore[arg-type]
        for cue in cues
    )


@pytest.mark.parametrize(
    ("exercise", "cues"), [(lift(), RIGHT_FOR_LIFT), (reach(), RIGHT_FOR_REACH)]
)
def test_what_is_right_is_not_found(exercise: Exercise, cues: Cues) -> None:
    assert rules_broken(exercise, cues) == set()


@each_case(
    ("rule", "cues"),
    [
        ("two_at_once", instead("1, up.", seconds=0.9)),
        ("movement_word_lost", without("Down.")),
        ("movement_word_lost", instead("Down.", at=15.0)),
        ("against_the_breath", instead("Down, breathe in.", text="Down, breathe out.")),
        ("against_the_breath", instead("Stay long.", text="Breathe in.", at=11.5, seconds=0.3)),
        ("against_the_phase", instead("Float up.", at=14.6)),
        ("against_the_phase", instead("Slow down.", at=19.6)),
        ("against_the_phase", instead("Stay long.", at=14.6)),
        ("against_the_phase", instead("Stay long.", text="Lift your arms.", at=14.6)),
        ("set_up_unsaid", without("Lie face down.")),
        ("position_untold", instead("Lie face down.", text="Arms long.")),
        ("said_twice", (*RIGHT_FOR_LIFT, say(20.5, "Stay long.", Importance.CORRECTION))),
        ("movement_untold", without("Lift both arms.")),
        ("too_many_words", instead("Slow down.", text="One two three four five six seven eight.")),
        ("too_many_words", instead("Stay long.", text=" ".join(["word"] * 13))),
        ("wrong_number", instead("1, up.", text="2, up.")),
        ("wrong_number", instead("1, up.", text="Up.")),
        ("wrong_number", instead("2 times.", text="3 times.")),
        ("wrong_number", without("2 times.")),
        ("not_in_hand", instead("Stay long.", text="Weights still.")),
        ("not_in_hand", instead("Lie face down.", text="Take the band.")),
    ],
)
def test_what_is_wrong_is_found(rule: str, cues: Cues) -> None:
    assert rule in rules_broken(lift(), cues)


@each_case(
    "cues",
    [
        instead("1, left leg.", RIGHT_FOR_REACH, text="1, right leg."),
        instead("Last one, right.", RIGHT_FOR_REACH, text="Last one, left."),
        instead("First left leg.", RIGHT_FOR_REACH, text="First right leg."),
        (*RIGHT_FOR_REACH, say(12, "Left leg long, right hip down.", Importance.HINT)),
    ],
)
def test_a_side_that_is_said_and_not_shown_is_found(cues: Cues) -> None:
    assert rules_broken(reach(), cues) == {"side_not_shown"}


def test_a_weight_in_hand_may_be_named_and_empty_hands_may_not() -> None:
    tempo = lift().standard.tempo
    held = Variant("standard", "", "", tempo, needs=(("dumbbells",),))
    with_weights = replace(lift(), variants={"standard": held})
    named = instead("Stay long.", text="Weights still.")
    empty = instead("Stay long.", text="Hands empty.")
    assert "not_in_hand" not in rules_broken(with_weights, named)
    assert "not_in_hand" in rules_broken(with_weights, empty)


def test_a_change_of_sides_has_to_be_said() -> None:
    phases = (Phase("lift", 2, "out"), Phase("lower", 2, "in"))
    other = tuple(replace(phase, other_side=True) for phase in phases)
    tempo = Tempo((TempoPart(1, (*phases, Phase("switch", 5), *other)),))
    exercise = replace(reach(), variants={"standard": Variant("standard", "", "", tempo)})
    change = say(14.2, "Change sides: right leg.", Importance.SIDE, 1.2)
    assert "change_of_sides_unsaid" in rules_broken(exercise, RIGHT_FOR_REACH)
    assert "change_of_sides_unsaid" not in rules_broken(exercise, (*RIGHT_FOR_REACH, change))


def test_a_sentence_is_found_where_it_is_said() -> None:
    from backcompanion.training.coaching.checking import findings_in
    from support.hand_made_cues import heard

    wrong = instead("Float up.", at=14.6)
    (finding,) = [f for f in findings_in(heard(lift(), wrong)) if f.rule == "against_the_phase"]
    assert (finding.at, finding.text, finding.planned.exercise) == (14.6, "Float up.", "lift")
