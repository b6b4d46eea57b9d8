"""How long this computer's voice takes for each sentence: the measured table, put right as it
speaks.

What a sentence took is kept by voice and rate in `spoken-lengths.json` of the data folder, and used
from the next session on: within one the cues stay as they are.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.atomic_file import replacing

if TYPE_CHECKING:
    from backcompanion.training.coaching.spoken_lengths import SpokenLengths

FILE_NAME = "spoken-lengths.json"
MAX_BYTES = 1_000_000
MAX_SENTENCES = 1500
MAX_VOICES = 20
# So many sentences say how a voice is against the table, also where it says what is new.
MIN_SENTENCES_FOR_FACTOR = 5
# A voice that seems further from the table than this was not measured rightly.
FACTORS = (0.4, 2.5)
MAX_SECONDS = 30.0


class SpokenMemory:
    """`voice`: its name, "" while unknown. `percent`: its rate, as it is set."""

    def __init__(self, language: str) -> None:
        self.voice = ""
        self.percent = 0
        self._language = language
        self._file: Path | None = None
        self._heard: dict[str, dict[str, float]] = {}
        self._changed = False

    def keep_in(self, folder: Path) -> None:
        """Reads what is kept there, the first time; a damaged file counts as none."""
        if self._file is not None:
            return
        self._file = folder / FILE_NAME
        with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
            if self._file.stat().st_size <= MAX_BYTES:
                content = json.loads(self._file.read_text(encoding="utf-8"))
                self._heard = {
                    str(key): {str(text): float(each) for text, each in sentences.items()}
                    for key, sentences in content.items()
                }

    def voices(self) -> tuple[str, ...]:
        """Names of those that were heard, at whatever rate."""
        return tuple(sorted({key.rpartition(" ")[0] for key in self._heard} - {""}))

    def note(self, voice: str, text: str, seconds: float) -> None:
        """A sentence was spoken to its end."""
        if not 0 < seconds <= MAX_SECONDS:
            return
        self.voice = voice
        lengths = self._heard.setdefault(self._key(), {})
        before = lengths.pop(text, None)  # the latest stand last
        lengths[text] = round(seconds if before is None else (before + seconds) / 2, 3)
        while len(lengths) > MAX_SENTENCES:
            del lengths[next(iter(lengths))]
        while len(self._heard) > MAX_VOICES:
            del self._heard[next(iter(self._heard))]
        self._changed = True

    def lengths(self) -> "SpokenLengths":
        """Of the voice at its rate: by what was heard of it, else by the table."""
        # A session asks; the coach is made before.
        from backcompanion.sound.spoken_lengths_file import lengths_of
        from backcompanion.training.coaching.spoken_lengths import SpokenLengths

        pace = 1 + min(0, self.percent) / 125
        table = lengths_of(self._language, pace)
        measured = dict(self._heard.get(self._key(), {}))
        if len(measured) < MIN_SENTENCES_FOR_FACTOR:
            return SpokenLengths(table.words, measured, table.factor)
        from statistics import median  # 5 ms of a launch, for whoever has heard a voice before

        share = median(seconds / table.seconds(text) for text, seconds in measured.items())
        lowest, highest = FACTORS
        factor = table.factor * min(max(share, lowest), highest)
        return SpokenLengths(table.words, measured, factor)

    def save(self) -> None:
        """What cannot be written is measured again next time."""
        if self._file is None or not self._changed:
            return
        self._changed = False
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file, durable=False) as draft:
                draft.write_text(json.dumps(self._heard, ensure_ascii=False), encoding="utf-8")

    def _key(self) -> str:
        return f"{self.voice} {self.percent}"
