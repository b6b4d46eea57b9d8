"""Which tones are in a recording, and when each begins.

Told apart by which notes sound in which fiftieth of a second: a hole of some milliseconds, which a
busy machine may leave and nobody hears, changes little of that, while it shifts all that comes
after it in the wave form.
"""

import wave
from pathlib import Path

import numpy as np

RATE = 44_100
LOUD = 60
# Between the notes of a tone it is quiet for less than this; between two tones for longer.
PAUSE_SECONDS = 0.09
LENGTH = RATE // 2
PIECES = 25
ALIKE = 0.85
Samples = np.ndarray


class Tones:
    def __init__(self, folder: Path) -> None:
        self._known = {
            file.stem: _look_of(_samples(file))
            for file in folder.glob("*.wav")
            if file.stem != "silence"
        }

    def found(self, recording: Samples) -> list[tuple[int, str]]:
        """Where each begins, and its name; "?" for what is like none of them.

        There may be nothing else in it: no speech.
        """
        loud = np.flatnonzero(np.abs(recording) > LOUD)
        if not len(loud):
            return []
        pauses = np.flatnonzero(np.diff(loud) > PAUSE_SECONDS * RATE)
        begins = [int(loud[0]), *(int(loud[index + 1]) for index in pauses)]
        ends = [*begins[1:], len(recording)]
        return [
            (begin, self._name(recording[begin:end]))
            for begin, end in zip(begins, ends, strict=True)
        ]

    def _name(self, samples: Samples) -> str:
        look = _look_of(samples)
        alike, name = max(
            (float((look * known).sum()), name) for name, known in self._known.items()
        )
        return name if alike > ALIKE else "?"


def _samples(file: Path) -> Samples:
    with wave.open(str(file)) as wave_file:
        shape = np.frombuffer(wave_file.readframes(wave_file.getnframes()), dtype="<i2").astype(
            float
        )
    return shape[np.flatnonzero(np.abs(shape) > LOUD)[0] :]


def _look_of(samples: Samples) -> Samples:
    """Its spectrum piece by piece, of unit length."""
    pieces = np.pad(samples[:LENGTH], (0, max(0, LENGTH - len(samples)))).reshape(PIECES, -1)
    spectra = np.abs(np.fft.rfft(pieces * np.hanning(pieces.shape[1]), axis=1))
    return np.asarray(spectra / (np.sqrt((spectra**2).sum()) or 1.0))
