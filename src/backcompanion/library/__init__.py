"""Reads exercises, routines and motions from resources/*.toml; errors name file and field."""

from backcompanion.library.library_error import LibraryError
from backcompanion.library.loader import load_library
from backcompanion.library.motion_files import MotionFiles

__all__ = ["LibraryError", "MotionFiles", "load_library"]
