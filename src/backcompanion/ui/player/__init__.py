"""The Player: the whole window while a session runs."""
