"""The tables, as the steps that lead from an empty file to the present release, one a file.

A step that was once released is never changed; a new one is added at the end.
`PRAGMA user_version` says how many a file has been through.
"""

from collections.abc import Callable, Sequence
from typing import overload

APPLICATION_ID = 0x42434D50  # "BCMP", so that the file can be told from any other database

Statements = tuple[str, ...]


def _first_tables() -> Statements:
    from backcompanion.history.migrations.m0001_first_tables import STATEMENTS

    return STATEMENTS


def _step_reasons() -> Statements:
    from backcompanion.history.migrations.m0002_step_reasons import STATEMENTS

    return STATEMENTS


def _several_computers() -> Statements:
    from backcompanion.history.migrations.m0003_several_computers import STATEMENTS

    return STATEMENTS


class _Steps(Sequence[Statements]):
    """Each is imported when it is looked at: a launch asks only how many there are."""

    _made: tuple[Callable[[], Statements], ...] = (
        _first_tables,
        _step_reasons,
        _several_computers,
    )

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Statements: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Statements]: ...
    def __getitem__(self, index: int | slice) -> Statements | Sequence[Statements]:
        if isinstance(index, slice):
            return [make() for make in self._made[index]]
        return self._made[index]()


MIGRATIONS: Sequence[Statements] = _Steps()
