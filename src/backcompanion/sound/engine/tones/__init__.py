"""The process that plays tones: by libpulse where it is, else by Qt."""
