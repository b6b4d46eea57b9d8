"""Charts as values, and how they are painted and read."""
