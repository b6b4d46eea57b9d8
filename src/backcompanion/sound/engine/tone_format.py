"""A tone as a file holds it, and as a device takes it."""

import wave
from array import array
from pathlib import Path

from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

from backcompanion.base.dataclass import dataclass

_SampleFormat = QAudioFormat.SampleFormat
# By sample format: the type of an `array`, and what one of 16 bits is multiplied with and moved by.
_SCALES: dict[QAudioFormat.SampleFormat, tuple[str, float, int]] = {
    _SampleFormat.UInt8: ("B", 1 / 256, 128),
    _SampleFormat.Int16: ("h", 1, 0),
    _SampleFormat.Int32: ("i", 65536, 0),
    _SampleFormat.Float: ("f", 1 / 32768, 0),
}


@dataclass(frozen=True, slots=True)
class Samples:
    """One channel, 16 bits a sample; `rate` in Hz."""

    rate: int
    values: "array[int]"


def read_wav(path: Path) -> Samples:
    """Of one channel and 16 bits. Raises OSError, wave.Error, and ValueError for any other."""
    with wave.open(str(path)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise ValueError(f"{path.name} is not of one channel and 16 bits")
        return Samples(file.getframerate(), array("h", file.readframes(file.getnframes())))


def native_format(device: QAudioDevice, rate: int = 44_100) -> QAudioFormat:
    """That of the files where the device takes it, else the one that it likes best."""
    ours = QAudioFormat()
    ours.setSampleRate(rate)
    ours.setChannelCount(1)
    ours.setSampleFormat(_SampleFormat.Int16)
    return ours if device.isFormatSupported(ours) else device.preferredFormat()


def as_bytes(samples: Samples, format_: QAudioFormat) -> bytes:
    """In that format: between samples on a straight line, the same in each channel."""
    values = _resampled(samples, format_.sampleRate())
    code, scale, offset = _SCALES[format_.sampleFormat()]
    channels = format_.channelCount()
    if (code, channels) == ("h", 1):
        return values.tobytes()
    whole = code != "f"
    scaled = (round(value * scale) + offset if whole else value * scale for value in values)
    return array(code, (value for value in scaled for _channel in range(channels))).tobytes()


def _resampled(samples: Samples, rate: int) -> "array[int]":
    if rate == samples.rate:
        return samples.values
    values = samples.values
    result = array("h")
    for number in range(len(values) * rate // samples.rate):
        before, part = divmod(number * samples.rate, rate)
        after = values[min(before + 1, len(values) - 1)]
        result.append(round(values[before] + (after - values[before]) * part / rate))
    return result
