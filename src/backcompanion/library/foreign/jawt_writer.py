"""A routine for JAWT: names and seconds, which is all that such a file holds."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.session.prescription import PlannedStep, Prescription


def jawt_json(
    routine: Routine, session: Prescription, exercises: Mapping[str, Exercise]
) -> tuple[str, list[str]]:
    """`session`: the whole of it as written. Also, a sentence each, what the file cannot hold."""
    first = [step for step in session.steps if step.round == 1]
    blocks = [
        (1, [step for step in first if step.block == "warm-up"]),
        (session.rounds, [step for step in first if step.block == "round"]),
        (1, [step for step in first if step.block == "cool-down"]),
    ]
    sets = [
        {
            "repetitions": rounds,
            "id": _id(routine, f"set {number}"),
            "exercises": [
                item for step in steps for item in _items(routine, number, step, exercises)
            ],
        }
        for number, (rounds, steps) in enumerate(blocks)
        if steps
    ]
    workout = {"title": routine.name, "version": 2, "position": -1, "sets": sets}
    return json.dumps(workout, ensure_ascii=False, indent=1), _left_out(routine, session)


def _items(
    routine: Routine, block: int, step: PlannedStep, exercises: Mapping[str, Exercise]
) -> list[dict[str, Any]]:
    name = exercises[step.exercise].name
    if step.side:
        side = _("left") if step.side == "left" else _("right")
        name = f"{name} ({side})"
    items = []
    key = f"{block} {step.number} {step.set} {step.side}"
    for what, seconds in ((_("Rest"), step.get_ready_seconds), (name, step.seconds)):
        if round(seconds):
            item = {"name": what, "id": _id(routine, f"{key} {what}"), "duration": round(seconds)}
            items.append(item)
    return items


def _left_out(routine: Routine, session: Prescription) -> list[str]:
    left_out = [
        _("How each exercise is done, its repetitions and its pace: only the time is kept."),
        _("What is said, the figure, levels, and what a health remark changes."),
    ]
    if any(step.load_kg for step in session.steps):
        left_out.append(_("Weights."))
    if any(step.waits for step in session.steps):
        left_out.append(_("Steps that wait: they last as long as is assumed for them."))
    places = (*routine.warm_up, *routine.round, *routine.cool_down)
    if routine.notes or any(place.note for place in places):
        left_out.append(_("Notes."))
    if session.rounds > 1:
        left_out.append(_("Later rounds that begin on the other side: each is as the first."))
    return left_out


def _id(routine: Routine, what: str) -> str:
    """The same of the same routine, so that a file that says the same is the same."""
    return str(uuid5(NAMESPACE_URL, f"{routine.id}/{what}"))
