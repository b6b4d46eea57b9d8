"""A tone as a file holds it.

Without what would be imported for it alone: the process of tones is to be small.
"""

import os
import wave
from array import array
from typing import NamedTuple


class Samples(NamedTuple):
    """One channel, 16 bits a sample; `rate` in Hz."""

    rate: int
    values: "array[int]"

    def resampled(self, rate: int) -> "Samples":
        """Between samples on a straight line."""
        if rate == self.rate:
            return self
        values = self.values
        result = array("h")
        for number in range(len(values) * rate // self.rate):
            before, part = divmod(number * self.rate, rate)
            after = values[min(before + 1, len(values) - 1)]
            result.append(round(values[before] + (after - values[before]) * part / rate))
        return Samples(rate, result)


def read_wav(path: str) -> Samples:
    """Of one channel and 16 bits. Raises OSError, wave.Error, and ValueError for any other."""
    with wave.open(path) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise ValueError(f"{path} is not of one channel and 16 bits")
        return Samples(file.getframerate(), array("h", file.readframes(file.getnframes())))


def read_tones(folder: str) -> dict[str, Samples]:
    """All WAV files of a folder, each by the name of its file."""
    with os.scandir(folder) as files:
        return {
            file.name.removesuffix(".wav"): read_wav(file.path)
            for file in files
            if file.name.endswith(".wav")
        }
