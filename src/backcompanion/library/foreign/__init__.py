"""Routines of other programs, read by their fields: docs/formats/other-programs.md."""
