"""What can go wrong with the history on disk, each with the one sentence that a person is told."""

from backcompanion.errors import KnownError, MachineError


class HistoryError(MachineError):
    """The history cannot be used as it lies there."""


class NewerHistoryError(HistoryError):
    """A newer release has written it; reading it as ours could lose what only that one knows."""


class DamagedHistoryError(HistoryError):
    """It is no database, or one that does not hold together."""


class ForeignFileError(HistoryError):
    """A database, but not one of this program."""


class RefusedFileError(KnownError):
    """A file to be imported has at least one entry that is refused; nothing was written.

    `reasons`: one sentence each with file, place and field, all that were found up to a limit.
    """

    def __init__(self, message: str, reasons: tuple[str, ...]) -> None:
        super().__init__(message)
        self.reasons = reasons
