"""The window around the pages: rail, scenes of a session, start-up, crashes."""
