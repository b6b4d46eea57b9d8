"""A prescription as the text that is stored with its session."""

import json
from typing import Any

from backcompanion.training.exercise.exercise import Phase, Tempo, TempoPart
from backcompanion.training.session.prescription import PlannedStep, Prescription
from backcompanion.training.session.reason import parse_change, parse_reason


def to_json(prescription: Prescription) -> str:
    """As text to store; `from_json` gives the same value back."""
    from dataclasses import asdict

    raw = asdict(prescription)
    raw["changes"] = [str(change) for change in prescription.changes]
    for step, planned in zip(raw["steps"], prescription.steps, strict=True):
        step["reasons"] = [str(reason) for reason in planned.reasons]
    return json.dumps(raw, separators=(",", ":"))


def from_json(text: str) -> Prescription:
    """Raises ValueError where the text is not one that `to_json` wrote, in whichever release."""
    try:
        raw = json.loads(text)
        steps = tuple(_step(step) for step in raw["steps"])
        low, high = raw["kcal"]
        changes = tuple(parse_change(text) for text in raw.get("changes", ()))
        minutes, left_out = raw.get("minutes", 0), tuple(raw.get("left_out", ()))
        pace = raw.get("pace", 100)
        return Prescription(
            raw["routine"], raw["rounds"], (low, high), steps, changes, minutes, left_out, pace
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a prescription: {error}") from error


def _step(raw: dict[str, Any]) -> PlannedStep:
    tempos = {name: _tempo(tempo) for name, tempo in raw.pop("tempos").items()}
    held = tuple(raw.pop("held", ()))
    # At first there was one reason, a missing thing, under another name.
    missing = raw.pop("reason", "")
    texts = raw.pop("reasons", [f"missing:{missing}"] if missing else ())
    reasons = tuple(parse_reason(text) for text in texts)
    fields = {name: value for name, value in raw.items() if name in PlannedStep.__slots__}
    return PlannedStep(**fields, tempos=tempos, held=held, reasons=reasons)


def _tempo(raw: dict[str, Any]) -> Tempo:
    parts = tuple(
        TempoPart(part["repetitions"], tuple(Phase(**phase) for phase in part["phases"]))
        for part in raw["parts"]
    )
    return Tempo(parts, raw["alternating"], raw["breath_seconds"])
