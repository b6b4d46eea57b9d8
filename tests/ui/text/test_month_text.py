"""Facts of a month in words."""

import pytest

from backcompanion.training.planning.month_review import MonthFact
from backcompanion.ui.text.month_text import month_sentence


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (MonthFact("days", (), 0, 3), "No training days, after 3 days in October."),
        (MonthFact("days", ("a",), 1, 3), "You trained on 1 day, after 3 in October."),
        (MonthFact("days", ("a",), 6), "You trained on 6 days."),
        (MonthFact("days", ("a",), 0), "None of the sessions counted as a training day."),
        (MonthFact("days", (), 0), "No training days."),
        (MonthFact("weeks", (), 3, of=4), "3 of 4 weeks met the goal."),
        (MonthFact("weeks", (), 0, missing=1), "This week needs 1 more day."),
        (MonthFact("planned", (), 8, of=9), "8 of 9 planned days trained."),
        (MonthFact("planned", (), 6, 2, of=9), "6 of 9 planned days trained, 2 more moved."),
        (MonthFact("effort", (), 5.04, 5.0), "Effort stayed at 5.0 of 10."),
        (MonthFact("effort", (), 6.0, 5.0), "Effort rose from 5.0 to 6.0 of 10."),
        (MonthFact("back", (), 0, of=4), "Your back was well after all 4 sessions that you rated."),
        (
            MonthFact("weight", (), 1.5, 1.0, exercise="roll downs"),
            "In roll downs the weight went up to 1.5 kg.",
        ),
        (
            MonthFact("weight", (), 1.0, 1.5, exercise="roll downs"),
            "In roll downs the weight went down to 1 kg.",
        ),
        (MonthFact("harder", (), 9, 4), "9 sets were harder variants, after 4."),
        (MonthFact("hurt", (), 2, exercise="roll downs"), "Roll downs: it hurt in 2 sessions."),
    ],
)
def test_each_is_one_sentence(fact: MonthFact, words: str) -> None:
    assert month_sentence(fact, "October", str, "kg") == words


@pytest.mark.usefixtures("in_english")
def test_a_span_that_is_no_month_comes_after_the_time_before() -> None:
    def said(fact: MonthFact) -> str:
        return month_sentence(fact, "", str, "kg")

    some, none = MonthFact("days", ("a",), 2, 4), MonthFact("days", (), 0, 4)
    assert said(some) == "You trained on 2 days, after 4 in the time before."
    assert said(none) == "No training days, after 4 days in the time before."
