"""Weeks, streaks, the plan, and the advice of the day."""
