"""What was handed over for a session in progress, to be written again where its file is gone."""

import sqlite3

from backcompanion.history.write_future import Job


class SessionJournal:
    """Of the session with that `id`; of none by default.

    A history that is lost in mid-session is made anew without it, and each further entry would
    change nothing and be lost without a word.
    """

    def __init__(self, session_id: str = "") -> None:
        self.id = session_id
        self._entries: tuple[Job, ...] = ()

    def entry(self, job: Job) -> Job:
        """A job that stands for ever, and writes what came before it where that is not there."""
        result = self.following(job)
        self._entries = (*self._entries, job)
        return result

    def following(self, job: Job) -> Job:
        """One that the next makes needless, as a heartbeat does."""
        id_, earlier = self.id, self._entries
        if not id_ or not earlier:
            return job

        def write(connection: sqlite3.Connection) -> None:
            if not _is_there(connection, id_):
                for entry in earlier:
                    entry(connection)
            job(connection)

        return write


def _is_there(connection: sqlite3.Connection, session_id: str) -> bool:
    query = "SELECT 1 FROM sessions WHERE id = ?"
    return connection.execute(query, (session_id,)).fetchone() is not None
