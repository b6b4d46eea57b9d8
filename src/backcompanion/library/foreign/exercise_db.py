"""Entries of free-exercise-db: names, muscles and what is needed. Texts and pictures are left."""

from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.brought import Brought, BroughtExercise
from backcompanion.library.foreign.foreign_table import (
    LONGEST_NAME,
    ForeignTable,
    plain_text,
    tables_of,
)
from backcompanion.training.exercise.terms import Equipment

_THINGS: dict[str, Equipment | None] = {
    "dumbbell": "dumbbells",
    "bands": "band",
    "medicine ball": "medicine-ball",
    "exercise ball": "physio-ball",
    "body only": None,
}
_MOST_MUSCLES = 10


def is_exercise_db(value: Any) -> bool:
    entries = value if isinstance(value, list) else [value]
    return bool(entries) and all(
        isinstance(each, dict) and {"primaryMuscles", "instructions"} <= each.keys()
        for each in entries
    )


def read_exercise_db(file: Path, value: Any) -> Brought:
    entries = tables_of(file, "", value if isinstance(value, list) else [value])
    remark = _("Instructions and pictures are left out: nobody knows whose they are.")
    return Brought("free-exercise-db", (), (remark,), tuple(_exercise(each) for each in entries))


def _exercise(entry: ForeignTable) -> BroughtExercise:
    name = entry.text("name")
    if not name:
        raise entry.error("name", _("a text"))
    thing = entry.text("equipment", "body only")
    remark = "" if thing in _THINGS else _("needs what is not known here: {thing}")
    return BroughtExercise(
        entry.place or name,
        name,
        also=_texts(entry, "alternateNames") if "alternateNames" in entry else (),
        muscles_main=_texts(entry, "primaryMuscles"),
        muscles_helping=_texts(entry, "secondaryMuscles") if "secondaryMuscles" in entry else (),
        needs=_THINGS.get(thing),
        is_stretch=entry.text("category", "") == "stretching",
        is_held=entry.text("force", "") == "static",
        remark=remark.format(thing=thing),
    )


def _texts(entry: ForeignTable, name: str) -> tuple[str, ...]:
    value = entry.raw(name)
    if (
        not isinstance(value, list)
        or len(value) > _MOST_MUSCLES
        or not all(isinstance(each, str) and each.strip() for each in value)
    ):
        raise entry.error(name, _("a list of names"))
    return tuple(plain_text(each, LONGEST_NAME) for each in value)
