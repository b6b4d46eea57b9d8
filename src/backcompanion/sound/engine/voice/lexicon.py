"""Words that an engine reads wrongly, and how to write them for it (resources/voices/lexicon.json).

By engine (Qt's name), then by language. A spelling for one engine may be wrong for another, so that
nothing is respelled for those that nobody has listened to.
"""

import json
import os
import re

FILE = f"{os.sep}resources{os.sep}voices{os.sep}lexicon.json"


def lexicon_file() -> str:
    """Where `base.paths.resources` has it, without the modules for paths: a fifth of what the
    process takes.
    """
    package = __file__.rsplit(os.sep, 4)[0]
    beside_sources = package.rsplit(os.sep, 2)[0] + FILE
    return beside_sources if os.access(beside_sources, os.R_OK) else package + FILE


class Lexicon:
    def __init__(self, file: str | os.PathLike[str], engine: str, language: str) -> None:
        """`language`: a code such as "en". Without the file or an entry nothing is changed."""
        try:
            with open(file, encoding="utf-8") as lines:  # noqa: PTH123
                words = json.load(lines).get(engine, {}).get(language, {})
        except (OSError, ValueError, AttributeError):
            words = {}
        self._words = {word.casefold(): spelling for word, spelling in words.items()}
        alternatives = "|".join(re.escape(word) for word in words)
        self._pattern = re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE) if words else None

    def spoken(self, text: str) -> str:
        """The text as the engine is to get it."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda match: self._words[match[0].casefold()], text)
