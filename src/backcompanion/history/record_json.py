"""A session as JSON of the format `backcompanion/1`."""

import json

from backcompanion.training.session.record import SessionRecord, StepRecord

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def session_text(session: SessionRecord) -> str:
    steps = ",".join(f"\n    {_encode(_step(step))}" for step in session.steps)
    return f'{_encode(_session(session))[:-1]},\n   "steps": [{steps}]}}'


def session_values(session: SessionRecord) -> dict[str, object]:
    """As plain values, steps and all."""
    return {**_session(session), "steps": [_step(step) for step in session.steps]}


def _session(session: SessionRecord) -> dict[str, object]:
    """All but the steps."""
    return {
        "id": session.id,
        "routine": session.routine,
        "started_at": session.started_at.isoformat(),
        "local_date": session.local_date.isoformat(),
        "active_seconds": compact_number(session.active_seconds),
        "finished": session.finished,
        "counts": session.counts,
        "kcal": session.kcal and [compact_number(value) for value in session.kcal],
        "energy_basis": session.energy_basis,
        "effort": session.effort,
        "back": session.back,
        "note": session.note,
    }


def _step(step: StepRecord) -> dict[str, object]:
    reasons = {"reasons": [str(reason) for reason in step.reasons]} if step.reasons else {}
    return {
        "exercise": step.exercise,
        "instead_of": step.instead_of,
        "variant": step.variant,
        "kind": step.kind,
        "round": step.round,
        "side": step.side,
        "planned_seconds": compact_number(step.planned_seconds),
        "done_seconds": compact_number(step.done_seconds),
        "outcome": step.outcome,
        "load_kg": None if step.load_kg is None else compact_number(step.load_kg),
        **reasons,
    }


def compact_number(value: float) -> float:
    """1490 rather than 1490.0; the same number."""
    return int(value) if value == int(value) else value
