"""Where an export goes: to the name that was typed, and over nothing without a word."""

import os
from pathlib import Path

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.history.exchange.export_target import (
    with_ending,
    write_export,
)
from support.cases import each_case


@each_case(
    ("typed", "name"),
    [
        ("back 27.11.2025", "back 27.11.2025.json"),
        ("back", "back.json"),
        ("back.json", "back.json"),
        ("back.JSON", "back.JSON"),
        ("back.csv", "back.csv.json"),
        (".json", ".json.json"),
    ],
)
def test_nothing_of_a_typed_name_is_taken_away(typed: str, name: str) -> None:
    assert with_ending(f"/tmp/{typed}", ".json") == Path("/tmp") / name


def test_a_pipe_is_no_file_to_replace(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(KnownError, match="no ordinary file"):
        write_export(tmp_path / "pipe.json", ("text",))
