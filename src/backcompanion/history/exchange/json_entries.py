"""A JSON object piece by piece: the entries of one of its lists are handed on, and not kept.

A history of tens of thousands of sessions takes ten times its file in Python's dictionaries.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")


class JsonEntries:
    """`read` gives what `json.loads` gives for all of `pieces`, with the list `name` left empty.

    Its entries, if it is a list, go to `take` one after another. Raises json.JSONDecodeError, whose
    place `line_and_column` tells, and whatever `take` and `make_object` raise.
    """

    def __init__(
        self,
        pieces: Iterable[str],
        name: str,
        take: Callable[[object], None],
        make_object: Callable[[list[tuple[str, Any]]], object],
        parse_constant: Callable[[str], object],
    ) -> None:
        self._pieces: Iterator[str] = iter(pieces)
        self._name, self._take, self._make_object = name, take, make_object
        self._decoder = json.JSONDecoder(
            object_pairs_hook=make_object, parse_constant=parse_constant
        )
        self._text, self._at = "", 0
        self._lines, self._columns = 0, 0  # of what was read and dropped

    def read(self) -> object:
        if self._next() != "{":
            value = self._value()
        else:
            self._at += 1
            value = self._make_object(list(self._members()))
        if self._next():
            raise self._error("Extra data")
        return value

    def line_and_column(self, error: json.JSONDecodeError) -> tuple[int, int]:
        column = error.colno if error.lineno > 1 else error.colno + self._columns
        return error.lineno + self._lines, column

    def _members(self) -> Iterator[tuple[str, object]]:
        more = self._next() != "}"
        while more:
            if self._next() != '"':
                raise self._error("Expecting property name enclosed in double quotes")
            name = str(self._value())
            if self._next() != ":":
                raise self._error("Expecting ':' delimiter")
            self._at += 1
            if name == self._name and self._next() == "[":
                self._at += 1
                self._entries()
                yield name, []
            else:
                self._next()
                yield name, self._value()
            more = self._goes_on("}")
        self._at += 1

    def _entries(self) -> None:
        more = self._next() != "]"
        while more:
            self._next()
            self._take(self._value())
            more = self._goes_on("]")
        self._at += 1

    def _goes_on(self, end: str) -> bool:
        """Past the comma, or at the end of the list or object."""
        character = self._next()
        if character not in (",", end) or not character:
            raise self._error("Expecting ',' delimiter")
        self._at += character == ","
        return character == ","

    def _next(self) -> str:
        """The next character that is no space, or "" at the end of all."""
        while True:
            match = _SPACE.match(self._text, self._at)
            assert match is not None  # a space is nothing that has to be
            self._at = match.end()
            if self._at < len(self._text) or not self._grow():
                return self._text[self._at : self._at + 1]

    def _value(self) -> object:
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._grow():
                    raise
                continue
            if end == len(self._text) and self._grow():
                continue  # a number may go on
            self._at = end
            return value

    def _grow(self) -> bool:
        """Takes in as much again as is left, so that a long value is not begun too often."""
        read, left = self._text[: self._at], self._text[self._at :]
        pieces, length = [left], 0
        while length <= len(left):
            piece = next(self._pieces, None)
            if piece is None:
                break
            pieces.append(piece)
            length += len(piece)
        if not length:
            return False
        self._lines += read.count("\n")
        cut = read.rfind("\n")
        self._columns = len(read) - cut - 1 if cut >= 0 else self._columns + len(read)
        self._text, self._at = "".join(pieces), 0
        return True

    def _error(self, what: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(what, self._text, self._at)
