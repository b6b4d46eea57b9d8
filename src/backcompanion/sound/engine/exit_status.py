"""How the sound process ends, for both ends of the line."""

NO_LIBRARY = 4
"""A system library is missing: starting it again would not help."""
