"""The same as json.loads, whatever the pieces in which the text comes, with the entries apart."""

import json
from typing import Any

import pytest

from backcompanion.history.exchange.json_entries import JsonEntries
from support.cases import each_case

GOOD = (
    '{"format": "x/1",\n "sessions": [{"id": "a", "n": [1, 2.5e3]}, 12, "ü\\n\\"", null],\n'
    ' "goals": {"deep": [[]]}, "n": 1234 }\n ',
    '{"sessions": {"not": "a list"}, "other": [1]}',
    "{}",
    '[1, {"sessions": [2]}]',
    " 12345",
)
BAD = (
    "",
    "{",
    '{"a" 1}',
    '{"a": 1 "b": 2}',
    '{"a": 1,}',
    "{1: 2}",
    '{"sessions": [1, 2}',
    '{"sessions": [1,\n 2\n 3]}',
    '{"sessions": [1, ]}',
    '{"sessions": [{"a": tru}]}',
    '{"sessions": [],\n\n  "b": }',
    '{"a": 1} x',
    '{"a": "never ends',
)


def in_pieces(text: str, size: int) -> tuple[JsonEntries, list[object]]:
    taken: list[object] = []
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return JsonEntries(pieces, "sessions", taken.append, dict, str), taken


@each_case("size", [1, 2, 3, 7, 1000])
@each_case("text", GOOD)
def test_it_reads_what_json_reads(text: str, size: int) -> None:
    entries, taken = in_pieces(text, size)
    whole: Any = json.loads(text)
    apart: list[object] = []
    if isinstance(whole, dict) and isinstance(whole.get("sessions"), list):
        apart, whole["sessions"] = whole["sessions"], []
    assert entries.read() == whole
    assert taken == apart


# What Python says from 3.13 on of a comma too many, and what we go on saying.
BEFORE_3_13 = {
    "Illegal trailing comma before end of object": "Expecting property name enclosed in double"
    " quotes",
    "Illegal trailing comma before end of array": "Expecting value",
}


@each_case("size", [1, 2, 3, 7, 1000])
@each_case("text", BAD)
def test_it_refuses_what_json_refuses_at_the_same_place(text: str, size: int) -> None:
    entries, _taken = in_pieces(text, size)
    with pytest.raises(json.JSONDecodeError) as theirs:
        json.loads(text)
    with pytest.raises(json.JSONDecodeError) as ours:
        entries.read()
    line, column = entries.line_and_column(ours.value)
    message = BEFORE_3_13.get(theirs.value.msg, theirs.value.msg)
    assert (ours.value.msg, line) == (message, theirs.value.lineno)
    # 3.13 tells where the comma too many is, not what comes after it.
    assert abs(column - theirs.value.colno) <= 2


def test_a_constant_is_handed_over_and_what_take_raises_comes_out() -> None:
    def refuse(value: object) -> None:
        raise ValueError(value)

    entries = JsonEntries(['{"a": NaN, "sessions": [Inf', "inity]}"], "sessions", refuse, dict, str)
    with pytest.raises(ValueError, match="Infinity"):
        entries.read()
