"""A routine as the text of its TOML file; of a file that is there already only what is new changes.

Comments, order and the way in which things are written stay as the person has them.
"""

from collections.abc import MutableSequence
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

import tomlkit
from tomlkit.items import AoT

from backcompanion.training.exercise.dose import AS_WRITTEN, Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep

_BLOCKS = ("warm_up", "round", "cool_down")
Place = dict[str, Any]


def routine_toml(routine: Routine, before: str = "") -> str:
    """`before`: the text of its file as it is, which must be valid."""
    document = tomlkit.parse(before)
    for name, value, usual in (
        ("id", routine.id, None),
        ("name", routine.name, None),
        ("intensity", routine.intensity, ""),
        ("kcal", list(routine.kcal), [0, 0]),
        ("rounds", routine.rounds, 1),
        ("notes", list(routine.notes), []),
        ("based_on", routine.based_on, ""),
    ):
        if name in document and document[name].unwrap() == value:
            continue
        if value == usual:
            document.pop(name, None)
        elif name == "notes":
            document[name] = tomlkit.array()
            document[name].extend(value)
            document[name].multiline(True)
        else:
            document[name] = value
    for block in _BLOCKS:
        _write_block(document, block, [_place(each) for each in getattr(routine, block)])
    return tomlkit.dumps(document)


def _place(step: RoutineStep) -> Place:
    """With only what is not as usual, in the order in which a person reads it."""
    place: Place = {"exercise": step.exercise}
    for field in fields(Dose):
        value = getattr(step.dose, field.name)
        if value != getattr(AS_WRITTEN, field.name):
            place[field.name] = _plain(value)
    if step.side:
        place["side"] = step.side
    if step.get_ready_seconds:
        place["get_ready_seconds"] = _plain(step.get_ready_seconds)
    if step.note:
        place["note"] = step.note
    if step.say_note:
        place["say_note"] = True
    return place


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value == int(value) else value


def _write_block(document: tomlkit.TOMLDocument, block: str, places: list[Place]) -> None:
    if not places and block not in document:
        return
    if not places:
        del document[block]
        return
    if block not in document:
        document[block] = tomlkit.array()
        document[block].multiline(True)
    there: MutableSequence[Any] = document[block]
    create = _table if isinstance(there, AoT) else _inline
    was = [dict(each.unwrap()) for each in there]
    matcher = SequenceMatcher(None, [_key(each) for each in was], [_key(each) for each in places])
    for what, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        if what == "equal":
            continue
        shared = min(i2 - i1, j2 - j1)
        for index in range(i2 - 1, i1 + shared - 1, -1):
            del there[index]
        for number in range(j2 - 1, j1 + shared - 1, -1):
            there.insert(i1 + shared, create(places[number]))
        for offset in range(shared):
            _change(there[i1 + offset], was[i1 + offset], places[j1 + offset])


def _key(place: Place) -> str:
    return repr(sorted((name, _plain(value)) for name, value in place.items()))


def _change(item: Any, was: Place, place: Place) -> None:
    for name in was.keys() - place.keys():
        del item[name]
    for name, value in place.items():
        if was.get(name) != value:
            item[name] = value


def _inline(place: Place) -> Any:
    table = tomlkit.inline_table()
    table.update(place)
    return table


def _table(place: Place) -> Any:
    table = tomlkit.table()
    table.update(place)
    return table
