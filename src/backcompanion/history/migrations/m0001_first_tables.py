"""From an empty file to the tables that release 0.1.0 began with.

Instants are whole microseconds since 1970 in UTC, kept beside the offset in force there and the
local date that was worked out when the session was saved. What the steps add up to stands with
the session (set_…; NULL: no steps on record), so that counting need not read them. What changes
every second lies apart, so that a heartbeat does not write the prescription again.
"""

STATEMENTS = (
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL CHECK (state IN ('open', 'ended')),
        routine TEXT NOT NULL,
        started_us INTEGER NOT NULL,
        offset_seconds INTEGER NOT NULL,
        local_date TEXT NOT NULL,
        active_seconds REAL NOT NULL,
        finished INTEGER NOT NULL,
        counts INTEGER,
        kcal_low REAL,
        kcal_high REAL,
        energy_basis TEXT,
        effort INTEGER,
        back TEXT,
        note TEXT NOT NULL DEFAULT '',
        set_planned INTEGER,
        set_done INTEGER,
        set_planned_seconds REAL,
        set_done_seconds REAL,
        deleted_us INTEGER
    )
    """,
    "CREATE INDEX sessions_by_start ON sessions (started_us)",
    """
    CREATE TABLE steps (
        session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
        n INTEGER NOT NULL,
        exercise TEXT NOT NULL,
        instead_of TEXT,
        variant TEXT NOT NULL,
        kind TEXT NOT NULL,
        round INTEGER NOT NULL,
        side TEXT,
        planned_seconds REAL NOT NULL,
        done_seconds REAL NOT NULL,
        outcome TEXT NOT NULL,
        load_kg REAL,
        PRIMARY KEY (session, n)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE prescriptions (
        session TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
        text TEXT NOT NULL,
        weight_kg REAL
    )
    """,
    """
    CREATE TABLE log (
        session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
        n INTEGER NOT NULL,
        at REAL NOT NULL,
        command TEXT NOT NULL,
        written_us INTEGER NOT NULL,
        PRIMARY KEY (session, n)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE beats (
        session TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE ON UPDATE CASCADE,
        last_second REAL NOT NULL,
        written_us INTEGER NOT NULL
    )
    """,
    "CREATE TABLE goals (start TEXT PRIMARY KEY, days_per_week INTEGER NOT NULL)",
    "CREATE TABLE breaks (start TEXT PRIMARY KEY, end TEXT, reason TEXT NOT NULL)",
    "CREATE TABLE preferences (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "INSERT INTO facts VALUES ('revision', '0')",
)
