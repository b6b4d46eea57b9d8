"""SQLite, and the only writer: one thread writes, readers have connections of their own."""
