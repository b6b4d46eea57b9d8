"""The format of events: what is documented is what is written and read."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry, Resource

from backcompanion.history.folder.event import _SUBJECTS, event_line, read_event
from backcompanion.history.folder.event_fields import fields_of
from backcompanion.history.folder.folder_files import parse
from backcompanion.history.values.dated_values import SORENESS
from support.computers import Computer
from support.histories import session, step
from support.places import DOCS

GOLDEN = DOCS / "golden" / "events.jsonl"


@cache
def event_schema() -> Any:
    names = ("events.schema.json", "history.schema.json")
    texts = {name: json.loads((DOCS / name).read_text(encoding="utf-8")) for name in names}
    registry = Registry().with_resources(
        (name, Resource.from_contents(text)) for name, text in texts.items()
    )
    jsonschema.Draft202012Validator.check_schema(texts[names[0]])
    return jsonschema.Draft202012Validator(texts[names[0]], registry=registry)


def test_the_golden_file_has_one_of_each_kind_and_all_is_understood() -> None:
    file = parse(GOLDEN.name, GOLDEN.read_bytes())
    assert not file.is_cut
    kinds = set()
    for line in file.lines:
        event_schema().validate(json.loads(line))
        event = read_event(line)
        assert event is not None
        kinds.add(event.kind)
        fields_of(event)
        values = json.loads(line)
        head = {name: values.pop(name) for name in ("id", "device", "counter", "at", "kind")}
        assert event_line(**head, values=values) == line
    assert kinds == set(_SUBJECTS)


def test_what_is_written_is_what_is_documented(tmp_path: Path) -> None:
    computer = Computer(tmp_path, "desk")
    computer.store.add(session("a", steps=(step(),), kcal=(165, 210), back="good"))
    computer.store.set_goal(date(2026, 11, 2), 3)
    SORENESS.write(computer.store, date(2026, 11, 2), 4)
    computer.person["remarks"] = ["disc"]
    computer.join()
    computer.sync()
    computer.store.delete("a")
    computer.sync()
    lines = computer.own_file.read_text(encoding="utf-8").splitlines()
    computer.close()
    for line in lines:
        event_schema().validate(json.loads(line))
    assert [json.loads(line)["kind"] for line in lines] == [
        *("device", "goal", "session", "soreness", "person", "deletion")
    ]


def test_a_cut_line_is_none() -> None:
    line = GOLDEN.read_text(encoding="utf-8").splitlines()[1]
    assert read_event(line) is not None
    assert all(read_event(line[:n]) is None for n in range(len(line)))
    assert parse("x", f"{line}\n{line[:40]}".encode()).lines == (line,)
