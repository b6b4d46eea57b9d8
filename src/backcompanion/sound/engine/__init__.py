"""What runs in the sound processes; of ours it imports `base` alone."""
