"""When the Player looks at its session next: when there is something new to be seen."""

from math import ceil

from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import Moment

# As often as a display shows a new picture, where that is wanted.
FRAME_MILLISECONDS = 16
# Whatever else is due: it is told to the journal, and sentences are ordered this often.
LONGEST_MILLISECONDS = 200
SHORTEST_MILLISECONDS = 4
# What lies at a boundary is looked at just after it.
AFTER_MILLISECONDS = 0.5


def wait_milliseconds(session: Session, *training_seconds: float) -> int:
    """Until the next look: so many training seconds, or until a phase, a breath, a second that is
    counted, or getting ready ends, whichever is first.
    """
    if session.state == "leading-in":
        left = session.lead_in_left
        seconds = min(_until_counted(left), *training_seconds)
    else:
        seconds = min(_until_boundary(session.moment), *training_seconds)
    milliseconds = ceil(1000.0 * seconds / session.speed + AFTER_MILLISECONDS)
    return min(max(milliseconds, SHORTEST_MILLISECONDS), LONGEST_MILLISECONDS)


def _until_boundary(moment: Moment) -> float:
    counted = 1.0 - moment.elapsed % 1.0 if moment.waits else _until_counted(moment.left)
    if moment.getting_ready:
        return counted
    phase = moment.phase.seconds * (1.0 - moment.phase_fraction)
    breath = moment.planned.tempos[moment.level].breath_seconds
    return min(counted, phase, breath - moment.elapsed % breath if breath else counted)


def _until_counted(left: float) -> float:
    """Until the next whole second of those that are left."""
    return left - (ceil(left) - 1)
