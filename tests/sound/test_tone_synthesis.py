"""The tones: made from numbers, alike in loudness, gentle, and short."""

import itertools
import wave
from array import array
from pathlib import Path

import pytest

from backcompanion.base import paths
from backcompanion.sound.tone_synthesis import (
    RATE,
    TAIL_SECONDS,
    TONES,
    a_weight,
    silence,
    write_all,
)
from backcompanion.training.coaching.cue import TONE_SECONDS
from support.cases import each_case

FOLDER = paths.resources() / "sounds"


def read(file: Path) -> "array[int]":
    with wave.open(str(file)) as wave_file:
        assert (wave_file.getnchannels(), wave_file.getsampwidth(), wave_file.getframerate()) == (
            1,
            2,
            RATE,
        )
        return array("h", wave_file.readframes(wave_file.getnframes()))


def test_the_files_are_what_the_script_makes(tmp_path: Path) -> None:
    write_all(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {f.name for f in FOLDER.glob("*.wav")}
    for file in tmp_path.iterdir():
        ours, theirs = read(file), read(FOLDER / file.name)
        assert len(ours) == len(theirs)
        # A sine may be rounded differently elsewhere.
        assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) <= 1, file.name


def test_every_tone_that_coaching_knows_is_there_and_no_longer_than_it_thinks() -> None:
    assert set(TONES) == set(TONE_SECONDS)
    for name, seconds in TONE_SECONDS.items():
        sounds = len(read(FOLDER / f"{name}.wav")) / RATE - TAIL_SECONDS
        assert sounds <= seconds + 0.005, name


@each_case("name", TONES)
def test_what_a_stream_keeps_back_of_a_tone_is_silence(name: str) -> None:
    assert not any(read(FOLDER / f"{name}.wav")[-int(TAIL_SECONDS * RATE) :])
    assert TAIL_SECONDS >= 0.05


@each_case("name", [*TONES, "silence"])
def test_the_files_are_small(name: str) -> None:
    assert (FOLDER / f"{name}.wav").stat().st_size < 70 * 1024


@each_case("name", TONES)
def test_a_tone_begins_and_ends_gently_and_never_clips(name: str) -> None:
    values = read(FOLDER / f"{name}.wav")[: -int(TAIL_SECONDS * RATE)]
    loudest = max(map(abs, values))
    assert loudest < 25_000
    assert max(map(abs, values[: RATE // 1000])) < loudest * 0.2
    assert max(map(abs, values[-RATE // 500 :])) < loudest * 0.05


def test_no_two_tones_have_the_same_notes() -> None:
    shapes = [tuple((note.hertz, note.at) for note in notes) for notes in TONES.values()]
    assert all(first != other for first, other in itertools.combinations(shapes, 2))


def test_what_wakes_a_device_is_as_good_as_silent() -> None:
    assert max(map(abs, silence())) <= 1
    assert len(silence()) / RATE > 0.5


@pytest.mark.parametrize(("hertz", "decibels"), [(1000, 0.0), (100, -19.1), (4000, 1.0)])
def test_the_weighting_is_that_of_the_standard(hertz: float, decibels: float) -> None:
    import math

    assert 20 * math.log10(a_weight(hertz)) == pytest.approx(decibels, abs=0.1)
