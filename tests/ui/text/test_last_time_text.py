"""What was last time, in words."""

import pytest

from backcompanion.training.adaptation.last_time import LastTimeFact
from backcompanion.ui.text.last_time_text import last_time_sentence

MANY = ("roll downs", "back bows", "plank", "reverse fly")


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (
            LastTimeFact("hurt", "a", MANY[:1], gentler=True),
            "What hurt comes back gentler: roll downs.",
        ),
        (LastTimeFact("hurt", "a", MANY[:2]), "This hurt: roll downs, back bows."),
        (LastTimeFact("skipped", "a", MANY), "Skipped: roll downs, back bows and 2 more."),
        (LastTimeFact("easier", "a", MANY[:1]), "Easier than before: roll downs."),
        (LastTimeFact("harder", "a", MANY[:1]), "Harder than before: roll downs."),
        (LastTimeFact("weight", "a", MANY[:1], load_kg=1.5), "Weight in roll downs: 1.5 kg."),
        (LastTimeFact("soreness", "a", value=3), "The day after, your back was sore 3 of 10."),
        (LastTimeFact("soreness", "a"), "The day after, your back was not sore."),
        (LastTimeFact("all-sets", "a"), "All sets done for the first time."),
        (LastTimeFact("no-easier", "a"), "For the first time nothing was made easier."),
    ],
)
def test_each_is_a_short_line(fact: LastTimeFact, words: str) -> None:
    assert last_time_sentence(fact, str, "kg") == words
