"""Which voices speak a language: the same as Qt 6.11 lists over the same service."""

import pytest

from backcompanion.sound.engine.voice.voice_choice import by_preference
from backcompanion.sound.engine.voice.voice_tags import country_of, of_country, parsed_voice
from sound.engine.voice.speech_stand_in import ESPEAK

VOICES = [parsed_voice(line, "espeak-ng") for line in ESPEAK["espeak-ng"]]


@pytest.mark.parametrize(
    ("tag", "chosen", "names"),
    [
        (
            "en-US",
            "en-US",
            [
                "English (America)",
                "English (Caribbean)",
                "English (America, New York City)",
                "English (America)+Adam",
                "English (Caribbean)+Adam",
            ],
        ),
        ("en-GB", "en-GB", ["English (Great Britain)", "English (Scotland)"]),
        ("en-DE", "en-US", ["English (America)"]),
        ("de-AT", "de-DE", ["German", "German+Adam"]),
        ("es-MX", "es-ES", ["Spanish (Spain)"]),
        ("es-419", "es-419", ["Spanish (Latin America)"]),
        ("fr-BE", "fr-BE", ["French (Belgium)"]),
        ("fr-CA", "fr-FR", ["French (France)"]),
        ("pl-PL", "pl-PL", ["Polish"]),
    ],
)
def test_those_of_the_country_else_of_the_usual_one(
    tag: str, chosen: str, names: list[str]
) -> None:
    of_language = [voice for voice in VOICES if voice.tag[:2] == tag[:2]]
    country, voices = of_country(of_language, tag)
    assert country == chosen
    assert [voice.name for voice in voices][: len(names)] == names


def test_where_there_is_neither_the_first_country_speaks() -> None:
    of_canada = [parsed_voice("Amelie\tfr-CA\tnone", "other")]
    assert of_country(of_canada, "fr-FR") == ("fr-CA", of_canada)


@pytest.mark.parametrize(
    ("tag", "country"),
    [
        ("en", "US"),
        ("en-029", "US"),
        ("en-US-NYC", "US"),
        ("en-GB-X-RP", "GB"),
        ("en_GB", "GB"),
        ("de-Latn-AT", "AT"),
        ("es-419", "419"),
        ("cmn-LATN-PINYIN", "CMN"),
    ],
)
def test_the_country_of_a_tag(tag: str, country: str) -> None:
    assert country_of(tag) == country


def test_in_the_order_that_names_alone_give() -> None:
    """Whichever way it speaks, the voice that is chosen for somebody is the same."""
    _country, voices = of_country([voice for voice in VOICES if "en-" in voice.tag], "en-US")
    names = [voice.name for voice in VOICES if voice in voices]
    by_names = [names[index] for index in by_preference(names, "United States")]
    assert [voice.name for voice in voices] == by_names
