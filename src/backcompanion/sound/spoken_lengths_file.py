"""How long words take that are spoken, as resources/voices/LANGUAGE.json has it of espeak-ng."""

import json
from contextlib import suppress
from functools import cache
from pathlib import Path

from backcompanion.base.paths import resources
from backcompanion.training.coaching.spoken_lengths import SpokenLengths


def lengths_of(language: str, pace: float = 1.0) -> SpokenLengths:
    """`language` such as "en_GB"; of one that was never measured, by its letters. `pace`: how many
    times as fast as usual it speaks.
    """
    return SpokenLengths(_words(resources() / "voices" / f"{language[:2]}.json"), factor=1.0 / pace)


@cache
def _words(file: Path) -> dict[str, float]:
    with suppress(OSError, ValueError):
        return {
            str(word): float(seconds)
            for word, seconds in json.loads(file.read_text("utf-8")).items()
        }
    return {}
