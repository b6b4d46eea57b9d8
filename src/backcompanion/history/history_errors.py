"""What can go wrong with the history on disk, each with the one sentence that a person is told."""

from backcompanion.base.errors import KnownError, MachineError


class HistoryError(MachineError):
    """The history cannot be used as it lies there."""


class MissingHistoryError(HistoryError):
    """It was there and is not any more: unplugged, moved or deleted. It may come back."""


class NewerHistoryError(HistoryError):
    """A newer release has written it; reading it as ours could lose what only that one knows."""


class DamagedHistoryError(HistoryError):
    """It is no database, or one that does not hold together."""


class ForeignFileError(HistoryError):
    """A database, but not one of this program."""


class RefusedFileError(KnownError):
    """A file to be imported is none that can be read; nothing was written."""
