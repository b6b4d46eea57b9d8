"""Milestones in words."""

import pytest

from backcompanion.training.planning.milestones import Milestone
from backcompanion.ui.text.milestone_text import sentence
from support.weeks import day

DAY = day("2026-11-20")


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("milestone", "words"),
    [
        (Milestone(DAY, "sessions", count=250), "250 sessions."),
        (Milestone(DAY, "sessions", count=1000), "1,000 sessions."),
        (
            Milestone(DAY, "year", count=1),
            "A year kept up: you trained in each of its months.",
        ),
        (Milestone(DAY, "year", count=3), "3 years kept up, without a month left out."),
        (Milestone(DAY, "streak", count=13), "Your longest streak, 13 weeks, passed."),
        (
            Milestone(DAY, "weight", exercise="roll downs", load_kg=1.5),
            "More weight than before in roll downs: 1.5 kg.",
        ),
        (
            Milestone(DAY, "level", exercise="back-bows", level="standard"),
            "Your legs lifted in back-bows.",
        ),
    ],
)
def test_each_is_a_quiet_sentence(milestone: Milestone, words: str) -> None:
    assert sentence(milestone, str, lambda _exercise, level: level) == words
