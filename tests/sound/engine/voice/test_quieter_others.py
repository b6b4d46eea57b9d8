"""Music of another program: quieter while something is said, and back again whatever happens."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import APP_ID
from backcompanion.sound.coach import Coach
from backcompanion.sound.engine.voice.quieter_others import NO_WAY_STATUS
from sound.pipewire import PIPEWIRE_NEEDED, PipeWireSpeakers
from sound.speakers import NEEDED, Speakers, need
from support.child_process import environment

QUIET = pytest.approx(0.3, abs=0.02)
LOUD = pytest.approx(1.0, abs=0.02)
NOBODY = 999_999_999  # no program has this number


class Room:
    """A sound server with what plays there."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers = speakers
        self.started: list[subprocess.Popen[bytes]] = []

    def play(self, name: str, **properties: str) -> "subprocess.Popen[bytes]":
        """Silence without end, as a program of that name."""
        words = " ".join(f"{key.replace('_', '.')}={value}" for key, value in properties.items())
        player = subprocess.Popen(
            ["pacat", f"--client-name={name}", "/dev/zero"],
            env={**os.environ, **self.speakers.environment, "PULSE_PROP": words},
            stderr=subprocess.DEVNULL,
        )
        self.started.append(player)
        self.until(lambda: self.volumes().get(name))
        return player

    def play_apart(self, name: str) -> None:
        """Until the server ends."""
        subprocess.run(
            ["sh", "-c", f"pacat --client-name={name} /dev/zero 2>/dev/null &"],
            env={**os.environ, **self.speakers.environment, "PULSE_PROP": ""},
            check=True,
        )
        self.until(lambda: self.volumes().get(name))

    def duck(self, program: int = NOBODY) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-m", "backcompanion.sound.engine.voice.ducker", str(program)],
            env=environment(**self.speakers.environment),
            stdin=subprocess.PIPE,
        )
        self.started.append(process)
        return process

    def volumes(self) -> dict[str, float]:
        """Of one, by the name of the program, of those that play.

        PipeWire lists one that begins before it plays, as silent.
        """
        listed = subprocess.run(
            ["pactl", "--format=json", "list", "sink-inputs"],
            env={**os.environ, **self.speakers.environment, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
        )
        result = {}
        for stream in json.loads(listed.stdout or b"[]"):
            channel = next(iter(stream["volume"].values()))
            if not stream["corked"]:
                result[stream["properties"]["application.name"]] = channel["value"] / 65536
        return result

    def turn_only_stream(self, volume: str) -> None:
        """As a person does in the system's mixer."""
        ours = {**os.environ, **self.speakers.environment}
        listed = subprocess.run(
            ["pactl", "--format=json", "list", "sink-inputs"],
            env=ours,
            capture_output=True,
            check=True,
        )
        (stream,) = json.loads(listed.stdout)
        subprocess.run(
            ["pactl", "set-sink-input-volume", str(stream["index"]), volume], env=ours, check=True
        )

    def ledger(self) -> Path:
        run = Path(self.speakers.environment["XDG_RUNTIME_DIR"])
        (ledger,) = run.glob("backcompanion-quieter-*.json")
        return ledger

    def until(self, holds: Callable[[], object]) -> None:
        end = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < end, self.volumes()
            time.sleep(0.02)

    def until_volume(self, name: str, volume: object) -> None:
        self.until(lambda: self.volumes().get(name) == volume)

    def close(self) -> None:
        for process in self.started:
            if process.stdin is not None:
                process.stdin.close()
            process.kill()
            process.wait(60)


@pytest.fixture(params=["pulseaudio", pytest.param("pipewire", marks=pytest.mark.journey)])
def room(request: pytest.FixtureRequest) -> Iterator[Room]:
    need("pacat", "pactl", *(NEEDED if request.param == "pulseaudio" else PIPEWIRE_NEEDED))
    speakers = Speakers() if request.param == "pulseaudio" else PipeWireSpeakers()
    with speakers:
        room = Room(speakers)
        if request.param == "pulseaudio":  # as on every desktop
            subprocess.run(
                ["pactl", "load-module", "module-stream-restore"],
                env={**os.environ, **speakers.environment},
                stdout=subprocess.DEVNULL,
                check=True,
            )
        yield room
        room.close()


def tell(process: "subprocess.Popen[bytes]", line: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(line + b"\n")
    process.stdin.flush()


def test_quieter_and_back(room: Room) -> None:
    """One server for all of it: to start one takes a while."""
    room.play("music")
    room.play("ours", application_id=APP_ID)
    room.play("speech-dispatcher-espeak-ng")
    room.play("call", media_role="phone")
    ducker = room.duck()
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    others = {name: level for name, level in room.volumes().items() if name != "music"}
    assert others == {
        "ours": LOUD,
        "speech-dispatcher-espeak-ng": LOUD,
        "call": LOUD,
    }
    tell(ducker, b"loud")
    room.until_volume("music", LOUD)

    # What begins while something is said, at the next word.
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    room.play("film")
    tell(ducker, b"quiet")
    room.until_volume("film", QUIET)

    # The program ends, however: what was taken comes back.
    assert ducker.stdin is not None
    ducker.stdin.close()
    assert ducker.wait(60) == 0
    assert room.volumes() == dict.fromkeys((*others, "music", "film"), LOUD)

    # The process itself is killed: the next one gives back what this one took.
    killed = room.duck()
    tell(killed, b"quiet")
    room.until_volume("music", QUIET)
    killed.kill()
    killed.wait(60)
    assert room.volumes()["music"] == QUIET
    room.duck()
    room.until_volume("music", LOUD)


def test_killed_on_the_way_down_all_comes_back(room: Room) -> None:
    room.play("music")
    killed = room.duck()
    tell(killed, b"quiet")
    room.until_volume("music", QUIET)
    killed.kill()
    killed.wait(60)
    ledger = room.ledger()
    _low, _high, *entries = json.loads(ledger.read_text())
    # What it would have left a moment before.
    ledger.write_text(json.dumps([0.3, 1.0, *entries]))
    room.turn_only_stream("55%")
    room.duck()
    room.until_volume("music", LOUD)
    room.until(lambda: not ledger.exists())


def test_its_ledger_is_whole_at_every_moment(room: Room) -> None:
    """Another file takes its place: one that is written over is empty for a moment."""
    room.play("music")
    ducker = room.duck()
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    ledger = room.ledger()
    room.until(lambda: json.loads(ledger.read_text())[:2] == [0.3, 0.3])
    before = ledger.read_text()
    kept = ledger.with_name("kept")
    kept.hardlink_to(ledger)
    tell(ducker, b"loud")
    room.until_volume("music", LOUD)
    room.until(lambda: not ledger.exists())
    assert kept.read_text() == before


def test_what_is_silent_is_left_as_it_is(room: Room) -> None:
    """Under PipeWire a stream that begins is silent for a moment; its own volume follows."""
    room.play("film")
    room.turn_only_stream("0%")
    room.play("music")
    ducker = room.duck()
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    _low, _high, *entries = json.loads(room.ledger().read_text())
    assert [program for _stream, program, *_rest in entries] == ["music"]


def test_what_the_person_turns_meanwhile_is_theirs(room: Room) -> None:
    player = room.play("music")
    ducker = room.duck()
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    room.turn_only_stream("55%")
    tell(ducker, b"loud")
    assert ducker.stdin is not None
    ducker.stdin.close()
    assert ducker.wait(60) == 0
    assert room.volumes()["music"] == pytest.approx(0.55, abs=0.01)
    player.kill()


def test_ends_at_once_where_nothing_else_plays(room: Room) -> None:
    ducker = room.duck()
    tell(ducker, b"quiet")
    assert ducker.wait(60) == 0


def test_its_own_family_stays_as_it_is(room: Room) -> None:
    room.play("tones")
    ducker = room.duck(os.getpid())
    tell(ducker, b"quiet")
    assert ducker.wait(60) == 0
    assert room.volumes() == {"tones": LOUD}


@pytest.mark.journey
def test_while_the_coach_speaks(
    room: Room, qtbot: QtBot, coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("speech-dispatcher", "espeak-ng")
    for name, value in room.speakers.environment.items():
        monkeypatch.setenv(name, value)
    # As a program of nobody's: what our own process has started is ours.
    room.play_apart("music")
    coach.set_quieter_others(True)
    with qtbot.waitSignals([coach.voices_changed, coach.output_changed]):
        coach.start_processes()
    coach.say_now("Lie down on your front and rest your forehead on the mat.")
    qtbot.waitUntil(lambda: room.volumes()["music"] == QUIET)
    qtbot.waitUntil(lambda: room.volumes()["music"] == LOUD)
    coach.say_now("Once more, and the program is killed meanwhile, and all that it has started.")
    qtbot.waitUntil(lambda: room.volumes()["music"] == QUIET)
    coach.stop()
    room.until_volume("music", LOUD)


def test_another_stream_of_a_program_that_was_made_quieter_is_as_loud_as_before(
    room: Room,
) -> None:
    """As between two pieces of music: the server has it begin as quiet as the one before."""
    first = room.play("music")
    ducker = room.duck()
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    first.kill()
    first.wait(60)
    room.until(lambda: "music" not in room.volumes())
    second = room.play("music")
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    tell(ducker, b"loud")
    room.until_volume("music", LOUD)

    # Nothing more is said: it is only heard of at the end.
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    second.kill()
    second.wait(60)
    room.until(lambda: "music" not in room.volumes())
    room.play("music")
    tell(ducker, b"loud")
    room.until_volume("music", LOUD)


def test_so_is_one_that_begins_afterwards(room: Room) -> None:
    music = room.play("music")
    room.play("film")
    ducker = room.duck()
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    music.kill()
    music.wait(60)
    room.until(lambda: "music" not in room.volumes())
    tell(ducker, b"loud")
    room.until_volume("film", LOUD)
    again = room.play("music")
    room.until_volume("music", LOUD)

    # Once more: what is written a second time has to be heard of, too.
    tell(ducker, b"quiet")
    room.until_volume("music", QUIET)
    again.kill()
    again.wait(60)
    room.until(lambda: "music" not in room.volumes())
    tell(ducker, b"loud")
    room.until_volume("film", LOUD)
    room.play("music")
    room.until_volume("music", LOUD)


def test_what_has_another_number_by_the_next_time_comes_back(room: Room) -> None:
    """As all have where the server was started again meanwhile."""
    music = room.play("music")
    killed = room.duck()
    tell(killed, b"quiet")
    room.until_volume("music", QUIET)
    killed.kill()
    killed.wait(60)
    music.kill()
    music.wait(60)
    room.until(lambda: "music" not in room.volumes())
    room.play("music")
    room.until_volume("music", QUIET)
    room.duck()
    room.until_volume("music", LOUD)


def test_two_that_make_others_quieter_do_not_count_twice(room: Room) -> None:
    """Of two windows, or of the sound check beside one."""
    room.play("music")
    first = room.duck()
    tell(first, b"quiet")
    room.until_volume("music", QUIET)
    second = room.duck()
    tell(second, b"quiet")
    assert second.wait(60) == 0
    assert room.volumes() == {"music": QUIET}
    tell(first, b"loud")
    room.until_volume("music", LOUD)


def test_no_server_yet_is_tried_again(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backcompanion.sound.engine.voice.ducker", "1"],
        env=environment(PULSE_SERVER=f"unix:{tmp_path}/none", XDG_RUNTIME_DIR=str(tmp_path)),
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode not in (0, NO_WAY_STATUS)
