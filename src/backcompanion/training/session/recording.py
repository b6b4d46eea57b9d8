"""A session's record, worked out from its timeline."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from backcompanion.training.session.energy import ActiveTime, Energy, estimate_energy, share_of_work
from backcompanion.training.session.limits import LONGEST_SESSION_SECONDS, MOST_KCAL
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.record import SessionRecord, SetTotals

if TYPE_CHECKING:
    from backcompanion.training.session.timeline import Timeline


def build_record(
    timeline: "Timeline",
    until: float,
    *,
    session_id: str,
    started_at: datetime,
    local_date: date,
    finished: bool,
    weight_kg: float | None = None,
) -> SessionRecord:
    """What is kept of a session up to that training second; effort, back and note come later."""
    prescription = timeline.prescription
    until = min(until, timeline.seconds)
    steps = timeline.records(until)
    sets = SetTotals.of(steps)
    energy = estimate_energy(
        prescription.kcal,
        share_of_work(sets.done_seconds, sets.planned_seconds),
        active_time(timeline, until),
        weight_kg,
    )
    is_told = bool(weight_kg) or prescription.kcal[1] > 0
    return SessionRecord(
        id=session_id,
        routine=prescription.routine,
        started_at=started_at,
        local_date=local_date,
        active_seconds=round(min(until, LONGEST_SESSION_SECONDS), 3),
        finished=finished,
        kcal=kcal_on_record(energy) if is_told else None,
        energy_basis=energy.basis if is_told else None,
        steps=steps,
    )


def kcal_on_record(energy: Energy) -> tuple[float, float]:
    """As it is kept: to a tenth, and no more than a record may say."""
    return round(min(energy.low, MOST_KCAL), 1), round(min(energy.high, MOST_KCAL), 1)


def active_time(timeline: "Timeline", until: float) -> ActiveTime:
    """How the time up to that second was spent, by kind of step."""
    by_kind = {"warm-up": 0.0, "work": 0.0, "stretch": 0.0}
    for segment in timeline.segments:
        seconds = min(segment.end, until) - segment.start
        if seconds > 0:
            by_kind[timeline.prescription.steps[segment.step].kind] += seconds
    return ActiveTime(by_kind["warm-up"], by_kind["work"], by_kind["stretch"])


def expected_energy(prescription: Prescription, weight_kg: float | None) -> Energy:
    """Of the whole session, if it is done as prescribed."""
    by_kind = {"warm-up": 0.0, "work": 0.0, "stretch": 0.0}
    for step in prescription.steps:
        by_kind[step.kind] += step.get_ready_seconds + step.seconds
    time = ActiveTime(by_kind["warm-up"], by_kind["work"], by_kind["stretch"])
    return estimate_energy(prescription.kcal, 1.0, time, weight_kg)
