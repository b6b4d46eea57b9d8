"""Reads exercises, routines and motions from resources/*.toml; errors name file and field."""

from backcompanion.library.library_error import LibraryError
from backcompanion.library.loader import load
from backcompanion.library.motion_files import Motions, motion_mapping

__all__ = ["LibraryError", "Motions", "load", "motion_mapping"]
