"""Exercises and routines as written."""
