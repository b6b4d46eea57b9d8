"""The Workout page."""
