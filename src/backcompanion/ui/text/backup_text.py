"""What a backup holds, with days and numbers as the person writes them."""

from contextlib import suppress
from datetime import date

from backcompanion.history.safety.contents import BackupContents
from backcompanion.ui.text import formats


def contents_text(contents: BackupContents, *, done: bool = False) -> str:
    """One line; `done`: it has been gone back to."""
    return contents.summary(done=done, day=_day, number=formats.number)


def _day(text: str) -> str:
    """As it is, where what lies there is no day."""
    with suppress(ValueError):
        return formats.plain_day(date.fromisoformat(text))
    return text
