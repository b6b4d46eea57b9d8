"""The tables, as the steps that lead from an empty file to the present release, one a file.

A step that was once released is never changed; a new one is added at the end.
`PRAGMA user_version` says how many a file has been through.
"""

from backcompanion.history.migrations import (
    m0001_first_tables,
    m0002_step_reasons,
    m0003_several_computers,
)

APPLICATION_ID = 0x42434D50  # "BCMP", so that the file can be told from any other database

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    m0001_first_tables.STATEMENTS,
    m0002_step_reasons.STATEMENTS,
    m0003_several_computers.STATEMENTS,
)
