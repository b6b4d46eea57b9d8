"""A tone as a device takes it."""

from array import array

from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

from backcompanion.sound.engine.tones.tone_file import Samples

_SampleFormat = QAudioFormat.SampleFormat
# By sample format: the type of an `array`, and what one of 16 bits is multiplied with and moved by.
_SCALES: dict[QAudioFormat.SampleFormat, tuple[str, float, int]] = {
    _SampleFormat.UInt8: ("B", 1 / 256, 128),
    _SampleFormat.Int16: ("h", 1, 0),
    _SampleFormat.Int32: ("i", 65536, 0),
    _SampleFormat.Float: ("f", 1 / 32768, 0),
}


def native_format(device: QAudioDevice, rate: int = 44_100) -> QAudioFormat:
    """That of the files where the device takes it, else the one that it likes best."""
    ours = QAudioFormat()
    ours.setSampleRate(rate)
    ours.setChannelCount(1)
    ours.setSampleFormat(_SampleFormat.Int16)
    return ours if device.isFormatSupported(ours) else device.preferredFormat()


def as_bytes(samples: Samples, format_: QAudioFormat) -> bytes:
    """In that format, the same in each channel."""
    values = samples.resampled(format_.sampleRate()).values
    code, scale, offset = _SCALES[format_.sampleFormat()]
    channels = format_.channelCount()
    if (code, channels) == ("h", 1):
        return values.tobytes()
    whole = code != "f"
    scaled = (round(value * scale) + offset if whole else value * scale for value in values)
    return array(code, (value for value in scaled for _channel in range(channels))).tobytes()
