"""What a folder that several computers share needs to know of this history.

`shared`: of each thing, the events that stand in it already, by their ids; and one row of the kind
'state' where a folder is in use. `changes`: what was changed here and is not written as an event
yet, with the id that its event will have. `conflicts`: what another computer said of a field at the
same time, and does not stand.
"""

STATEMENTS = (
    """
    CREATE TABLE shared (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        events TEXT NOT NULL,
        content TEXT,
        PRIMARY KEY (kind, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE changes (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        token TEXT NOT NULL,
        PRIMARY KEY (kind, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE conflicts (
        session TEXT NOT NULL,
        field TEXT NOT NULL,
        event TEXT NOT NULL,
        value TEXT NOT NULL,
        device TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (session, field, event)
    ) WITHOUT ROWID
    """,
)
