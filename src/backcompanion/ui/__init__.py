"""Everything that is seen; QtWidgets are used here only."""
