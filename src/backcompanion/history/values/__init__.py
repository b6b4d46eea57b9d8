"""What is kept beside sessions: the plan, and values of a day."""
