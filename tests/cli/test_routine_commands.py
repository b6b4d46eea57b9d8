"""`routine list` and `routine show`: the workout as it would be trained, as the contract has it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.paths import folders, resources
from backcompanion.cli.main import main
from backcompanion.cli.spoken_routine import cues_json
from backcompanion.history.store import Store
from backcompanion.library.loader import load_library
from backcompanion.sound.spoken_lengths_file import lengths_of
from backcompanion.sound.spoken_memory import SpokenMemory
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import perform
from support import histories
from support.languages import in_language
from support.moments import fixed_now

ID = "upper-lower-back"


def shown(tmp_path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["--data-dir", str(tmp_path), "routine", "show", ID, "--json", *more]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_it_is_25_minutes_without_gaps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = shown(tmp_path, capsys)
    at = 0.0
    for step in answer["steps"]:
        assert step["start"] == at + step["get_ready_seconds"]
        at = step["start"] + step["seconds"]
    assert at == answer["seconds"] == 1500
    assert "cues" not in answer and "phases" not in answer["steps"][0]
    bows = next(step for step in answer["steps"] if step["exercise"] == "back-bows")
    assert bows == {
        "kind": "work",
        "exercise": "back-bows",
        "name": "Back bows",
        "instead_of": None,
        "why": [],
        "variant": "standard",
        "round": 1,
        "set": 1,
        "side": None,
        "start": 320,
        "get_ready_seconds": 20,
        "seconds": 32,
        "repetitions": 4,
        "waits": False,
        "load_kg": None,
        "position": "prone",
        "figure": "back-bows",
    }


def test_with_cues_every_phase_and_sentence_has_its_second(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = shown(tmp_path, capsys, "--cues")
    bows = next(step for step in answer["steps"] if step["exercise"] == "back-bows")
    assert bows["phases"][:2] == [
        {"name": "lift", "start": 320, "seconds": 2, "breath": "out", "side": None},
        {"name": "hold", "start": 322, "seconds": 2, "breath": None, "side": None},
    ]
    assert len(bows["phases"]) == 16
    ats = [cue["at"] for cue in answer["cues"]]
    assert ats == sorted(ats)
    kinds = {cue["kind"] for cue in answer["cues"]}
    assert {"set-up", "move", "count", "phase", "side", "correction", "hint", "next"} <= kinds
    named = {cue["text"]: cue["kind"] for cue in answer["cues"]}
    assert named["1, up."] == named["4 times."] == "count"
    assert named["Down."] == "phase"
    assert {"at": 320, "name": "go"} in answer["tones"]


@pytest.mark.parametrize(
    ("language", "last"), [("de", "Die letzte, hoch."), ("en", "Last one, up.")]
)
def test_a_count_is_one_in_each_language(language: str, last: str) -> None:
    with in_language(language):
        library = load_library(resources())
        timeline = perform(prescribe(library.routines[ID], library, Choices()), [])
        cues = cues_json(timeline, library, lengths_of("en"))["cues"]
    assert {cue["text"]: cue["kind"] for cue in cues}[last] == "count"


def test_what_is_said_on_the_line_holds_instead_of_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--rounds", "1", "--no-warm-up", "--level", "easier", "--equipment", "none")
    answer = shown(tmp_path, capsys, *options, "--remarks", "sore-shoulder")
    assert answer["rounds"] == 1
    assert answer["steps"][0]["exercise"] == "back-bows"
    swimmers = next(s for s in answer["steps"] if s["exercise"] == "pilates-swimmers")
    assert swimmers["figure"] == "pilates-swimmers-legs"
    assert swimmers["why"] == ["remark:sore-shoulder"]
    assert {s["exercise"] for s in answer["steps"]} & {"chest-lifts"}


def test_fitted_into_minutes_from_the_line_or_from_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ten = shown(tmp_path, capsys, "--minutes", "10")
    assert abs(ten["seconds"] - 600) <= 18 and ten["rounds"] == 1
    assert {"exercise": "knees-to-chest", "why": "minutes"} in ten["left_out"]
    gone = {each["exercise"] for each in ten["left_out"]}
    assert not gone & {step["exercise"] for step in ten["steps"]}
    ends = [step["start"] + step["seconds"] for step in ten["steps"]]
    begins = [step["start"] - step["get_ready_seconds"] for step in ten["steps"]]
    assert begins[0] == 0 and begins[1:] == ends[:-1] and ends[-1] == ten["seconds"]
    assert shown(tmp_path, capsys)["seconds"] == 1500, "nothing was written"
    SettingsFile(folders(tmp_path).config).change(minutes=10)
    assert shown(tmp_path, capsys)["seconds"] == ten["seconds"]
    assert shown(tmp_path, capsys, "--rounds", "2")["seconds"] == 1500
    # What the latest session did comes last now.
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    done = tuple(histories.step(each["exercise"], kind=each["kind"]) for each in ten["steps"])
    store.add(replace(histories.session(), steps=done))
    assert store.close(60)
    again = shown(tmp_path, capsys)
    assert {"exercise": "knees-to-chest", "why": "minutes"} not in again["left_out"]
    assert shown(tmp_path, capsys, "--minutes", "10") == ten


@pytest.mark.parametrize("wrong", ["3", "41", "ten"])
def test_so_many_minutes_are_refused(
    wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path), "routine", "show", ID, "--minutes", wrong]) == 2
    assert "--minutes" in capsys.readouterr().err


def test_an_empty_list_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "routine", "show", ID, "--equipment", ""]) == 2
    assert "nothing is named; these are: dumbbells" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [("--remarks", "back"), ("--equipment", "sofa"), ("--level", "hard")]
)
def test_words_that_would_do_are_named(
    wrong: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path), "routine", "show", ID, *wrong]) == 2
    errors = capsys.readouterr().err
    assert any(word in errors for word in ("pregnancy", "dumbbells", "standard"))


def test_without_json_it_can_be_read_and_a_routine_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path)]
    assert main([*data, "routine", "show", ID, "--cues"]) == 0
    assert "1, up." in capsys.readouterr().out
    assert main([*data, "routine", "list"]) == 0
    assert ID in capsys.readouterr().out
    assert main([*data, "routine", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["seconds"] == 1500
    assert main([*data, "routine", "show", "no-such"]) == 2
    assert ID in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_first_time_of_roll_downs_and_swing_is_with_empty_hands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def texts() -> list[str]:
        return [cue["text"] for cue in shown(tmp_path, capsys, "--cues", "--rounds", "1")["cues"]]

    first = texts()
    assert first.count("The first time with empty hands.") == 2
    assert first.count("Take your dumbbells.") == 1  # for the reverse fly
    assert not any("the weight" in text or "A light weight" in text for text in first)
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    done = histories.step("roll-downs")
    store.add(replace(histories.session(), steps=(done,)))
    assert store.close(60)
    then = texts()
    assert then.count("The first time with empty hands.") == 1
    assert "A light weight hangs from each hand." in then


def test_another_voice_has_its_own_lengths(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def bows(*more: str) -> float:
        cues = shown(tmp_path, capsys, "--cues", *more)["cues"]
        return float(next(cue["seconds"] for cue in cues if cue["text"] == "Next: Back bows."))

    memory = SpokenMemory("en_US")
    memory.keep_in(folders(tmp_path).data)
    memory.note("Anna", "Next: Back bows.", 2.5)
    memory.save()
    assert bows("--voice", "Anna") == 2.5
    assert bows() == bows("--voice", "espeak-ng") != 2.5
    asked = ["routine", "show", ID, "--cues", "--voice", "Nobody"]
    assert main(["--data-dir", str(tmp_path), *asked]) == 2
    assert "espeak-ng, Anna" in capsys.readouterr().err


def test_a_pace_from_the_line_or_from_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slower = shown(tmp_path, capsys, "--pace", "80")
    bows = next(step for step in slower["steps"] if step["exercise"] == "back-bows")
    assert (slower["pace"], bows["seconds"], bows["repetitions"]) == (80, 40, 4)
    SettingsFile(folders(tmp_path).config).change(
        paces={"upper-lower-back": 120}, exercise_paces={"back-bows": 80}
    )
    answer = shown(tmp_path, capsys)
    bows, twists = (
        next(step for step in answer["steps"] if step["exercise"] == name)
        for name in ("back-bows", "russian-twists")
    )
    assert (answer["pace"], twists["seconds"], bows["seconds"]) == (120, 25, 33.333)
    assert shown(tmp_path, capsys, "--pace", "100")["seconds"] == 1500


@pytest.mark.parametrize("pace", ["55", "155", "83", "slow"])
def test_other_paces_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pace: str
) -> None:
    command = ["--data-dir", str(tmp_path), "routine", "show", ID, "--pace", pace]
    assert main(command) == 2
    assert "--pace" in capsys.readouterr().err


def test_sets_sides_weights_and_what_waits_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folders(tmp_path).data / "routines" / "mine.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        'id = "mine"\nname = "Mine"\nround = [\n'
        '{exercise = "side-plank", sets = 2, seconds = 15, per_side = true},\n'
        '{exercise = "roll-downs", repetitions = 5, load_kg = 2, get_ready_seconds = 20},\n'
        '{exercise = "dead-bug", until_done = true, get_ready_seconds = 20}]\n',
        encoding="utf-8",
    )
    for options in ((), ("--minutes", "6")):
        assert (
            main(["--data-dir", str(tmp_path), "routine", "show", "mine", "--json", *options]) == 0
        )
        steps = json.loads(capsys.readouterr().out)["steps"]
        assert [(step["side"], step["set"]) for step in steps[:4]] == [
            ("right", 1),
            ("right", 2),
            ("left", 1),
            ("left", 2),
        ]
        assert [step["waits"] for step in steps[4:6]] == [False, True]
        assert (steps[4]["load_kg"], steps[4]["repetitions"]) == (2, 5)
