"""The voice of the person's country, plain, comes before all others."""

from backcompanion.sound.engine.voice.voice_choice import by_preference
from support.cases import each_case

US = [
    "English (Caribbean)",
    "English (Caribbean)+Adam",
    "English (America)",
    "English (America)+Adam",
    "English (America, New York City)",
]


@each_case(
    ("names", "country", "first"),
    [
        (US, "United States", "English (America)"),
        (
            ["English (Great Britain)", "English (Scotland)", "English (Received Pronunciation)"],
            "United Kingdom",
            "English (Great Britain)",
        ),
        (
            ["English (Scotland)", "English (Great Britain)"],
            "United Kingdom",
            "English (Great Britain)",
        ),
        (["German+Adam", "German"], "Germany", "German"),
        (["Portuguese (Portugal)", "Portuguese (Brazil)"], "Brazil", "Portuguese (Brazil)"),
        (["kal16", *US], "United States", "English (America)"),
        (["kal16", "English (Caribbean)"], "United States", "kal16"),
        (["Samantha", "Alex"], "United States", "Samantha"),
        (["English (America)+Adam"], "United States", "English (America)+Adam"),
    ],
)
def test_the_first(names: list[str], country: str, first: str) -> None:
    assert names[by_preference(names, country)[0]] == first


def test_plain_ones_come_before_variants_and_none_is_lost() -> None:
    assert [US[index] for index in by_preference(US, "United States")] == [
        "English (America)",
        "English (Caribbean)",
        "English (America, New York City)",
        "English (America)+Adam",
        "English (Caribbean)+Adam",
    ]


def test_of_none_there_is_none() -> None:
    assert by_preference([], "France") == []
