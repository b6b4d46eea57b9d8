"""An exercise or a motion as the text of its TOML file, of which only what is new changes.

Comments and order stay as the person has them.
"""

from collections.abc import Collection, Mapping, MutableMapping
from typing import Any, get_args

import tomlkit

from backcompanion.training.exercise.terms import Remark

_LEVELS = ("easier", "harder")
# Tables that are read more easily on one line.
_INLINE = (
    "pelvis",
    "arms",
    "legs",
    "left_arm",
    "right_arm",
    "left_leg",
    "right_leg",
    "shoulders",
    "left_shoulder",
    "right_shoulder",
    "camera",
)


def exercise_toml(
    mapping: Mapping[str, Any], before: str = "", own_tempos: Collection[str] = ()
) -> str:
    """`before`: the text of its file as it is, which must be valid TOML. `own_tempos`: the levels
    whose tempo stays as it says.

    Whatever `mapping` never says (what is told with a thing in hand) stays, also of the levels.
    """
    document = tomlkit.parse(before)
    fields = ("also", "position", "sides", "lead", "figure", "muscles_main", "remarks")
    _remove(document, fields, mapping)
    cues = document.get("cues")
    if isinstance(cues, MutableMapping):
        cue_fields = ("set_up", "move", "feel", "avoid", "short", "phases")
        _remove(cues, cue_fields, mapping.get("cues", {}))
        if not cues:
            del document["cues"]
    _remove_of_variants(document, mapping.get("variants", {}), own_tempos)
    _drop_what_goes_with_remarks(document, mapping)
    _merge(document, mapping)
    return tomlkit.dumps(document)


def _remove_of_variants(
    document: Any, wanted: Mapping[str, Any], own_tempos: Collection[str]
) -> None:
    variants = document.get("variants")
    if not isinstance(variants, MutableMapping):
        return
    _remove(variants, _LEVELS, wanted)
    for level, there in variants.items():
        if isinstance(there, MutableMapping):
            tempo = () if level in own_tempos else ("parts", "alternating")
            _remove(there, ("needs", *tempo), wanted.get(level, {}))
            if level in _LEVELS:
                _remove(there, ("cue",), wanted.get(level, {}))


def motion_toml(mapping: Mapping[str, Any], before: str = "") -> str:
    """Of the standard level; what a file says of other levels stays."""
    document = tomlkit.parse(before)
    _remove(document, [name for name in document if name not in _LEVELS], mapping)
    for table in ("keys", "phases"):
        there = document.get(table)
        if isinstance(there, MutableMapping):
            _remove(there, list(there), mapping[table])
    for name, key in document.get("keys", {}).items():
        _remove(key, list(key), mapping["keys"][name])
    _merge(document, mapping)
    return tomlkit.dumps(document)


def _drop_what_goes_with_remarks(document: Any, mapping: Mapping[str, Any]) -> None:
    """A gentler level or a sentence for a remark that is not one any more."""
    remarks, id = mapping.get("remarks", {}), mapping["id"]
    for table in ("remark_levels", "remark_cues", "cues_for", "remark_figures"):
        there = document.get(table)
        if isinstance(there, MutableMapping):
            levels = mapping.get("variants", {})
            # Of several joined by + all have to be there.
            lost = {each for each in get_args(Remark) if remarks.get(each) != id}
            lost |= {each for each in _LEVELS if each not in levels}
            gone = [
                name
                for name, value in there.items()
                if lost & {*name.split("+"), value if isinstance(value, str) else ""}
            ]
            _remove(there, gone, {})
            if not there:
                del document[table]


def _remove(table: Any, names: Any, wanted: Mapping[str, Any]) -> None:
    for name in names:
        if name in table and name not in wanted:
            del table[name]


def _merge(table: Any, mapping: Mapping[str, Any]) -> None:
    for name, value in mapping.items():
        there = table.get(name)
        if there is not None and _plain(there) == value:
            continue
        if isinstance(value, Mapping) and isinstance(there, MutableMapping):
            _merge(there, value)
        elif isinstance(value, Mapping) and there is None and name not in _INLINE:
            table[name] = tomlkit.table()
            _merge(table[name], value)
        elif name == "parts":
            table[name] = _tables(value)
        else:
            table[name] = _item(value)


def _tables(parts: list[Mapping[str, Any]]) -> Any:
    """One below another, as in the files that are shipped."""
    tables = tomlkit.aot()
    for part in parts:
        table = tomlkit.table()
        table.update({name: _item(each) for name, each in part.items()})
        tables.append(table)
    return tables


def _item(value: Any) -> Any:
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        inline.update({name: _item(each) for name, each in value.items()})
        return inline
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend([_item(each) for each in value])
        if value and isinstance(value[0], Mapping):
            array.multiline(True)
        return array
    return value


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value
