"""Errors of the world, kept apart from errors of ours."""


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
