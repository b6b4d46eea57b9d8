"""What wakes the program at an hour of the day, by each system's own means."""
