"""Charts as values, and the one door to pyqtgraph."""
