"""What the tones cost the machine, and what becomes of a tone on a device of another kind."""

import time
from array import array
from pathlib import Path

import psutil
import pytest
from PySide6.QtMultimedia import QAudioFormat

from backcompanion.base import paths
from backcompanion.sound.engine.protocol import Play, encode
from backcompanion.sound.engine.tones.tone_file import Samples, read_wav
from backcompanion.sound.engine.tones.tone_format import as_bytes
from sound.speakers import FOR_TONES, Speakers, need
from support.cases import each_case
from support.child_process import start_python

SOUNDS = paths.resources() / "sounds"
RAMP = Samples(4, array("h", [0, 16384, -32768, 8]))


def test_tones_a_second_apart_cost_next_to_nothing(speakers: Speakers) -> None:
    """Nor does the process spin afterwards: one that does takes all of a core."""
    need(FOR_TONES)
    engine = start_python(
        *("-m", "backcompanion.sound.engine", "tones", str(SOUNDS)), **speakers.environment
    )
    assert engine.stdout is not None and engine.stdin is not None
    try:
        engine.stdout.readline()
        usage = psutil.Process(engine.pid)
        before = usage.cpu_times()
        for number, tone in enumerate(("countdown", "countdown", "countdown", "go", "half")):
            engine.stdin.write(encode(Play(tone, time.monotonic(), str(number))).decode())
            engine.stdin.flush()
            time.sleep(0.8)
        after = usage.cpu_times()
    finally:
        engine.kill()
        engine.communicate()
    assert (after.user + after.system) - (before.user + before.system) < 0.4


@each_case(
    ("sample_format", "type_code", "values"),
    [
        (QAudioFormat.SampleFormat.Int16, "h", [0, 16384, -32768, 8]),
        (QAudioFormat.SampleFormat.UInt8, "B", [128, 192, 0, 128]),
        (QAudioFormat.SampleFormat.Int32, "i", [0, 1 << 30, -(1 << 31), 8 << 16]),
        (QAudioFormat.SampleFormat.Float, "f", [0.0, 0.5, -1.0, 8 / 32768]),
    ],
)
def test_a_device_gets_its_own_kind_of_sample_in_each_channel(
    sample_format: QAudioFormat.SampleFormat, type_code: str, values: list[float]
) -> None:
    wanted = QAudioFormat()
    wanted.setSampleRate(4)
    wanted.setChannelCount(2)
    wanted.setSampleFormat(sample_format)
    result = array(type_code, as_bytes(RAMP, wanted))
    assert list(result[::2]) == list(result[1::2]) == values


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000, 96_000])
def test_at_another_rate_it_is_as_long_and_as_loud(rate: int) -> None:
    tone = read_wav(str(SOUNDS / "go.wav"))
    wanted = QAudioFormat()
    wanted.setSampleRate(rate)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    result = array("h", as_bytes(tone, wanted))
    assert len(result) / rate == pytest.approx(len(tone.values) / tone.rate, abs=0.001)
    assert max(result) == pytest.approx(max(tone.values), rel=0.05)


def test_what_is_no_tone_of_ours_is_refused(tmp_path: Path) -> None:
    import wave

    with wave.open(str(tmp_path / "stereo.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(bytes(16))
    with pytest.raises(ValueError, match=r"stereo\.wav"):
        read_wav(str(tmp_path / "stereo.wav"))
