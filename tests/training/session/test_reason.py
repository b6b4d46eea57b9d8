"""Reasons are values inside, and the texts of the contract where they are stored."""

from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.session.reason import Reason, SessionChange, parse_change, parse_reason
from support.cases import each_case


@each_case(
    ("text", "reason"),
    [
        ("missing:physio-ball", Reason("missing", "physio-ball")),
        ("remark:sore-wrists-or-knees", Reason("remark", "sore-wrists-or-knees")),
        ("often:reaches", Reason("often", "reaches")),
        ("hurt", Reason("hurt")),
        ("step", Reason("step")),
        ("plan", Reason("plan")),
    ],
)
def test_the_texts_of_release_0_2_0(text: str, reason: Reason) -> None:
    assert parse_reason(text) == reason
    assert str(reason) == text


def test_the_texts_of_what_holds_for_a_whole_session() -> None:
    assert parse_change("rounds:anaemia") == SessionChange("rounds", "anaemia")
    assert str(SessionChange("repetitions", "plan")) == "repetitions:plan"


@given(st.text())
def test_a_text_of_another_release_comes_back_as_it_was(text: str) -> None:
    assert str(parse_reason(text)) == text
    assert str(parse_change(text)) == text
