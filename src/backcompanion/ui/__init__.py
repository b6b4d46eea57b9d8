"""Everything that is seen; QtWidgets are used here only."""

from backcompanion.ui.qt_guard import guard_overrides

guard_overrides(__name__.partition(".")[0])  # before any class of ours is made
