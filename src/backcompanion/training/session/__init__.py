"""One session: its prescription, its log, and the timeline that both make."""
