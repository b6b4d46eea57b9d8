"""A session that was cut off, worked out from its prescription, its log and its last heartbeat."""

from dataclasses import replace

from backcompanion.history.open_session import OpenSession
from backcompanion.training.session.record import SessionRecord


def replay_session(session: SessionRecord, underway: OpenSession) -> SessionRecord:
    """The session up to the last second that was written, not finished.

    Where the prescription or the log cannot be read (damage), it stands without steps.
    """
    from backcompanion.training.session.prescription_json import from_json
    from backcompanion.training.session.recording import build_record
    from backcompanion.training.session.timeline import perform

    try:
        timeline = perform(from_json(underway.prescription), underway.log)
        return build_record(
            timeline,
            underway.last_second,
            session_id=session.id,
            started_at=session.started_at,
            local_date=session.local_date,
            finished=False,
            weight_kg=underway.weight_kg,
        )
    except (LookupError, TypeError, ValueError):
        return replace(session, active_seconds=underway.last_second, finished=False)
