"""Reads exercises, routines and motions from resources/*.toml; errors name file and field."""

from backcompanion.library.errors import LibraryError
from backcompanion.library.loading import load
from backcompanion.library.motions import Motions, motion_mapping

__all__ = ["LibraryError", "Motions", "load", "motion_mapping"]
