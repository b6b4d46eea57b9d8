"""What the desktop gives: screen, media keys, single instance, clock. Made by `app` alone."""
