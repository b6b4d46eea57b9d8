"""Voices as speech-dispatcher lists them: a name, a tag such as "en-GB-scotland", a variant.

Which of them speak a language, and in which order, is as Qt and `voice_choice` have it, so that a
voice that somebody chose, or was given, stays the same.
"""

from collections.abc import Sequence
from typing import NamedTuple

from backcompanion.sound.engine.voice.voice_choice import by_place

# The country of a tag without one, where it is not called like the language.
USUAL_COUNTRIES = {"en": "US"}
# Parts of the world that count as a country of their own.
REGIONS = ("001", "150", "419")
NO_VARIANT = b"\tnone"
LANGUAGE_NAMES = {
    "de": "Deutsch",
    "en": "English",
    "es": "español",
    "fr": "français",
    "pl": "polski",
}
"""As those who speak them call them."""


class Voice(NamedTuple):
    name: str
    module: str
    tag: str


def parsed_voice(line: str, module: str) -> Voice:
    """Of a line in which a voice is listed; a line without a tag is of no language."""
    name, _tab, rest = line.partition("\t")
    return Voice(name, module, rest.partition("\t")[0])


def is_plain(line: bytes) -> bool:
    """Whether a line is of a voice that is no variant of another."""
    return line.endswith(NO_VARIANT)


def language_of(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def country_of(tag: str) -> str:
    """The one it names, else the language's usual one, as Qt has it: the Caribbean's ("en-029")
    counts among those of the United States.
    """
    language, *parts = tag.replace("_", "-").upper().split("-")
    if parts and len(parts[0]) == 4:  # how it is written
        del parts[0]
    if parts and ((len(parts[0]) == 2 and parts[0].isalpha()) or parts[0] in REGIONS):
        return parts[0]
    return usual_country(language.lower())


def usual_country(language: str) -> str:
    return USUAL_COUNTRIES.get(language, language.upper())


def of_country(voices: Sequence[Voice], tag: str) -> tuple[str, list[Voice]]:
    """Those of the country that the tag names, else of the language's usual one, else of the
    first; and of which. The best come first.
    """
    language = language_of(tag)
    countries = {country_of(voice.tag) for voice in voices}
    for country in (country_of(tag), usual_country(language), country_of(voices[0].tag)):
        if country in countries:
            break
    chosen = [voice for voice in voices if country_of(voice.tag) == country]
    names = [voice.name for voice in chosen]
    plain = {f"{language}-{country}".lower(), language}
    at_home = [voice.tag.lower() in plain for voice in chosen]
    return f"{language}-{country}", [chosen[index] for index in by_place(names, at_home)]
