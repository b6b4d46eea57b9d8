"""Back Companion: follow a back workout on a laptop and see that you keep it up."""

__version__ = "0.2.0"
