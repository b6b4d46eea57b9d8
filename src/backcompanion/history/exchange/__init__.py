"""The history as files that other programs can read: JSON (everything), CSV (a row a session)."""
