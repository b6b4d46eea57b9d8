"""Errors of the world, kept apart from errors of ours."""

import errno

from backcompanion.base.i18n import gettext as _


class KnownError(Exception):
    """Something outside of the program is not as it should be, and a person can mend it.

    The message is one sentence that says what is wrong, where, and what to do; it is shown as it
    stands, without a traceback. `exit_status` is the command line's (2 bad input, 3 this machine or
    folder cannot).
    """

    exit_status = 2


class MachineError(KnownError):
    """This machine or folder cannot do what was asked."""

    exit_status = 3


def reason_of(error: OSError) -> str:
    """What the system says of it, in the person's language; Python asks in English."""
    return _reasons().get(error.errno or 0, "") or error.strerror or str(error)


def _reasons() -> dict[int, str]:
    """Of what happens to files, as Linux words it."""
    return {
        errno.ENOENT: _("No such file or directory"),
        errno.EACCES: _("Permission denied"),
        errno.EPERM: _("Operation not permitted"),
        errno.EEXIST: _("File exists"),
        errno.EISDIR: _("Is a directory"),
        errno.ENOTDIR: _("Not a directory"),
        errno.ENOTEMPTY: _("Directory not empty"),
        errno.ENOSPC: _("No space left on device"),
        errno.EDQUOT: _("Disk quota exceeded"),
        errno.EROFS: _("Read-only file system"),
        errno.EIO: _("Input/output error"),
        errno.ENAMETOOLONG: _("File name too long"),
        errno.EFBIG: _("File too large"),
        errno.EBUSY: _("Device or resource busy"),
        errno.EMFILE: _("Too many open files"),
        errno.ELOOP: _("Too many levels of symbolic links"),
        errno.ETIMEDOUT: _("Connection timed out"),
    }
