"""What a voice took for a sentence is remembered, by voice and rate, and used the next time."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.application.silent_desktop import SilentSoundProcess
from backcompanion.sound.coach import Coach
from backcompanion.sound.engine.protocol import Spoke, VoiceReady
from backcompanion.sound.spoken_lengths_file import lengths_of
from backcompanion.sound.spoken_memory import FILE_NAME, MAX_SENTENCES, SpokenMemory
from support.cases import each_case

SENTENCES = ("Up.", "Down.", "Hold.", "Breathe out as you lift.", "Lie on your front.")


def memory(folder: Path, voice: str = "Adam", percent: int = 0) -> SpokenMemory:
    spoken_memory = SpokenMemory("en_GB")
    spoken_memory.keep_in(folder)
    spoken_memory.voice, spoken_memory.percent = voice, percent
    return spoken_memory


def test_a_sentence_that_was_heard_is_as_long_as_it_was(tmp_path: Path) -> None:
    first = memory(tmp_path)
    assert first.lengths().seconds("Up.") == lengths_of("en").seconds("Up.")
    first.note("Adam", "Up.", 0.9)
    first.save()
    assert memory(tmp_path).lengths().seconds("Up.") == 0.9


def test_it_is_that_of_the_voice_at_its_rate(tmp_path: Path) -> None:
    first = memory(tmp_path)
    first.note("Adam", "Up.", 0.9)
    first.save()
    usual = lengths_of("en").seconds("Up.")
    assert memory(tmp_path, voice="Eve").lengths().seconds("Up.") == usual
    slower = memory(tmp_path, percent=-50).lengths().seconds("Up.")
    assert slower == pytest.approx(usual / 0.6, abs=0.01)


def test_a_slow_voice_is_slow_also_with_what_it_never_said(tmp_path: Path) -> None:
    spoken_memory, table = memory(tmp_path), lengths_of("en")
    for text in SENTENCES:
        spoken_memory.note("Adam", text, table.seconds(text) * 1.5)
    new = "Reach long and stay level."
    assert spoken_memory.lengths().seconds(new) == pytest.approx(table.seconds(new) * 1.5, rel=0.01)


def test_what_was_heard_twice_is_between_both_and_nonsense_is_not_kept(tmp_path: Path) -> None:
    spoken_memory = memory(tmp_path)
    spoken_memory.note("Adam", "Up.", 0.4)
    spoken_memory.note("Adam", "Up.", 0.6)
    spoken_memory.note("Adam", "Down.", 0.0)
    spoken_memory.note("Adam", "Down.", 600.0)
    assert spoken_memory.lengths().seconds("Up.") == 0.5
    assert spoken_memory.lengths().seconds("Down.") == lengths_of("en").seconds("Down.")


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    spoken_memory = memory(tmp_path)
    for number in range(MAX_SENTENCES + 3):
        spoken_memory.note("Adam", f"Sentence {number}.", 1.0)
    kept = spoken_memory.lengths().sentences
    assert len(kept) == MAX_SENTENCES
    assert "Sentence 0." not in kept


@each_case("content", ["", "[]", "{", '{"Adam 0": 3}', '{"Adam 0": {"Up.": "x"}}'])
def test_a_damaged_file_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content)
    spoken_memory = memory(tmp_path)
    assert spoken_memory.lengths().seconds("Up.") == lengths_of("en").seconds("Up.")
    spoken_memory.note("Adam", "Up.", 0.7)
    spoken_memory.save()
    assert memory(tmp_path).lengths().seconds("Up.") == 0.7


def test_the_coach_notes_what_its_voice_tells_and_goes_by_it(qtbot: QtBot, tmp_path: Path) -> None:
    processes = list[SilentSoundProcess]()

    def create(arguments: list[str], seconds: float, parent: object = None) -> SilentSoundProcess:
        processes.append(SilentSoundProcess(arguments, seconds, coach_parent))
        return processes[-1]

    coach_parent = SilentSoundProcess([], 1.0, None)
    coach = Coach(create, "en_GB", coach_parent)  # type: ignore[arg-type]
    voice = processes[1]
    voice.answer_received.emit(VoiceReady("speechd", "Adam", ("Adam",)))
    voice.answer_received.emit(Spoke("Adam", "Up.", 0.9))
    assert coach.lengths().seconds("Up.") == 0.9
    coach.set_rate(-50)
    assert coach.lengths().seconds("Up.") == pytest.approx(0.5, abs=0.1)
    coach_parent.deleteLater()
