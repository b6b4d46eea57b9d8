"""The tones, made from numbers: `python -m backcompanion.sound.tone_synthesis DIR`.

A small family that can be told apart without looking: by how many notes there are, whether they
rise or fall, and how high they lie. Every note begins gently, and all are made equally loud to the
ear (IEC 61672 A-weighting of their partials), so that none startles and none is missed.
"""

import math
import sys
import wave
from array import array
from collections.abc import Mapping
from pathlib import Path

from backcompanion.base.dataclass import dataclass

RATE = 44_100
ATTACK_SECONDS = 0.006
RELEASE_SECONDS = 0.03
LOUDNESS = 0.09
"""Root mean square of the loudest tenth of a second, A-weighted, of full scale."""

PARTIALS = ((1, 1.0), (2, 0.28), (3, 0.09))
"""Multiples of a note's frequency and their strength: warm, and heard on small speakers."""


@dataclass(frozen=True, slots=True)
class Note:
    """`hertz` from `at` for `seconds`; dies away by half every `half_life` seconds."""

    hertz: float
    at: float
    seconds: float
    half_life: float = 0.08


TONES: Mapping[str, tuple[Note, ...]] = {
    "countdown": (Note(660, 0, 0.13, 0.04),),
    "go": (Note(660, 0, 0.12), Note(990, 0.11, 0.3, 0.12)),
    "switch": (Note(740, 0, 0.1), Note(554, 0.1, 0.1), Note(740, 0.2, 0.17)),
    "half": (Note(587, 0, 0.38, 0.14), Note(880, 0, 0.38, 0.14)),
    "ten": (Note(1175, 0, 0.08), Note(1175, 0.12, 0.08), Note(1175, 0.24, 0.12)),
    "rest": (Note(660, 0, 0.14), Note(440, 0.13, 0.3, 0.12)),
    "done": (Note(523, 0, 0.14), Note(659, 0.13, 0.14), Note(784, 0.26, 0.38, 0.16)),
    "paused": (Note(294, 0, 0.14), Note(294, 0.19, 0.18)),
    "tick": (Note(440, 0, 0.06, 0.012),),
}
SOFTER: Mapping[str, float] = {"tick": 0.3}
"""Shares of LOUDNESS: what comes with every step is felt rather than heard."""

# A stream that is stopped may keep its last hundredths of a second unheard, and play
# them when it next starts, as a click out of nowhere: let it be nothing.
TAIL_SECONDS = 0.1

# Bluetooth swallows what comes right after a silence: this is played first. Not quite zero, which
# some devices take for nothing at all.
SILENCE_SECONDS = 0.6
SILENCE_LEVEL = 1


def samples(notes: tuple[Note, ...], loudness: float = 1.0) -> "array[int]":
    """The tone at RATE, 16 bit. `loudness`: as a share of what tones have."""
    wave_form = _mixed(notes, weighted=False)
    loudest = _loudest(_mixed(notes, weighted=True))
    scale = loudness * LOUDNESS / loudest * 32767
    return array("h", (round(value * scale) for value in wave_form))


def file_samples(name: str) -> "array[int]":
    """The tone with the silence after it."""
    return samples(TONES[name], SOFTER.get(name, 1.0)) + array(
        "h", bytes(2 * int(TAIL_SECONDS * RATE))
    )


def silence() -> "array[int]":
    count = int(SILENCE_SECONDS * RATE)
    return array("h", (SILENCE_LEVEL if i // 64 % 2 else -SILENCE_LEVEL for i in range(count)))


def write_all(folder: Path) -> None:
    for name in TONES:
        _write(folder / f"{name}.wav", file_samples(name))
    _write(folder / "silence.wav", silence())


def a_weight(hertz: float) -> float:
    """Sensitivity of the ear as against 1 kHz, IEC 61672-1."""
    f2 = hertz * hertz
    top = 12194.0**2 * f2 * f2
    low = (f2 + 20.6**2) * (f2 + 12194.0**2)
    return 1.2589 * top / (low * math.sqrt((f2 + 107.7**2) * (f2 + 737.9**2)))


def _mixed(notes: tuple[Note, ...], *, weighted: bool) -> list[float]:
    length = max(note.at + note.seconds for note in notes)
    mixed = [0.0] * int(length * RATE)
    for note in notes:
        first = int(note.at * RATE)
        even = 1 / a_weight(note.hertz)  # high notes no louder than low ones
        for multiple, strength in PARTIALS:
            hertz = note.hertz * multiple
            gain = strength * even * (a_weight(hertz) if weighted else 1.0)
            step = 2 * math.pi * hertz / RATE
            for i in range(min(int(note.seconds * RATE), len(mixed) - first)):
                mixed[first + i] += gain * math.sin(step * i) * _envelope(note, i / RATE)
    return mixed


def _envelope(note: Note, at: float) -> float:
    rise = 0.5 - 0.5 * math.cos(math.pi * min(at / ATTACK_SECONDS, 1.0))
    fall = 0.5 - 0.5 * math.cos(math.pi * min((note.seconds - at) / RELEASE_SECONDS, 1.0))
    return rise * fall * math.exp2(-at / note.half_life)


def _loudest(values: list[float]) -> float:
    """Root mean square of the loudest tenth of a second."""
    window = RATE // 10
    best = total = 0.0
    for index, value in enumerate(values):
        total += value * value
        if index >= window:
            total -= values[index - window] ** 2
        best = max(best, total)
    return math.sqrt(best / window)


def _write(file: Path, values: "array[int]") -> None:
    if sys.byteorder == "big":
        values.byteswap()
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(values.tobytes())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
