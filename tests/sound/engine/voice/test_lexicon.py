"""Words that engines read wrongly: respelled for that engine, and heard as they should be."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from backcompanion.base.paths import resources
from backcompanion.sound.engine.voice.lexicon import Lexicon, lexicon_file

FILE = resources() / "voices" / "lexicon.json"
# Of espeak-ng: its voice, and the sounds without stress and length.
HEARD = {
    ("en", "Pilates"): ("en-us", "pIlA:ti:z"),
    ("fr", "Pilates"): ("fr-fr", "pilatEs"),
    # A digit has the form of a masculine thing that is counted, and no cases.
    ("pl", "2 sekundy"): ("pl", "dv;E# sEkundy"),
    ("pl", "22 sekundy"): ("pl", "dvadz;ES;ts;a#_ dv;E# sEkundy"),
    ("pl", "32 sekundy"): ("pl", "tSydz;ES;ts;i dv;E# sEkundy"),
    ("pl", "Około 2 minut"): ("pl", "OkOwO dvux minut"),
    ("pl", "z 2"): ("pl", "z dvux"),
    ("pl", "Około 3 minut"): ("pl", "OkOwO tSEx minut"),
    ("pl", "z 3"): ("pl", "s tSEx"),
    ("pl", "Około 4 minut"): ("pl", "OkOwO tStEREx minut"),
    ("pl", "z 4"): ("pl", "s tStEREx"),
    ("pl", "z 5"): ("pl", "s p;En^ts;u"),
}


def test_the_voice_finds_it_where_it_lies() -> None:
    assert Path(lexicon_file()) == FILE


def test_whole_words_in_any_case_and_only_for_that_engine() -> None:
    lexicon = Lexicon(FILE, "speechd", "en")
    assert lexicon.spoken("Next: Pilates swimmers.") == "Next: pilahtees swimmers."
    assert lexicon.spoken("PILATES, pilatesque") == "pilahtees, pilatesque"
    assert Lexicon(FILE, "winrt", "en").spoken("Pilates") == "Pilates"
    assert Lexicon(FILE, "speechd", "de").spoken("Pilates") == "Pilates"


def test_a_file_that_is_missing_or_broken_changes_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "lexicon.json"
    assert Lexicon(broken, "speechd", "en").spoken("Pilates") == "Pilates"
    broken.write_text("[]")
    assert Lexicon(broken, "speechd", "en").spoken("Pilates") == "Pilates"


def test_each_word_is_heard_as_it_should_be() -> None:
    if shutil.which("espeak-ng") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have espeak-ng")
        pytest.skip("needs espeak-ng")
    words = json.loads(FILE.read_text())["speechd"]
    assert {(language, word) for language in words for word in words[language]} == set(HEARD)
    for (language, word), (voice, sounds) in HEARD.items():
        assert sounds_of(voice, word) != sounds, "the engine has learnt it: the entry can go"
        assert sounds_of(voice, words[language][word]) == sounds


def sounds_of(voice: str, text: str) -> str:
    done = subprocess.run(
        ["espeak-ng", "-q", "-x", "-v", voice, text], capture_output=True, text=True, check=True
    )
    return done.stdout.strip().translate(str.maketrans("", "", "',"))
