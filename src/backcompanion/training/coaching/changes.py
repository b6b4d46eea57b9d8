"""What is another than in the step before: set, side, position, what is in hand."""

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.spans import StepSpan
from backcompanion.training.exercise.terms import Position

UPRIGHT: tuple[Position, ...] = ("standing", "hinged")
# Of these one is held, or two.
HELD_SINGLY_OR_IN_PAIRS = ("dumbbells", "water-bottles")


def is_same_place(span: StepSpan) -> bool:
    """Whether it is another set, or the other side, of what was just done."""
    before, planned = span.previous_completed, span.planned
    if before is None:
        return False
    done = before.planned
    same = (done.block, done.round, done.number) == (planned.block, planned.round, planned.number)
    return is_other_side(span) or (same and before.exercise is span.exercise and done != planned)


def is_other_side(span: StepSpan) -> bool:
    """Whether it is what was just done, to the other side."""
    before = span.previous_completed
    return (
        before is not None
        and before.exercise is span.exercise
        and before.planned.side is not None
        and before.planned.side != span.planned.side
    )


def equipment_changes(span: StepSpan) -> list[str]:
    """What to put down, and what to take, as against the step before."""
    currently_held = span.planned.held
    before = span.before
    while before is not None and before.getting_ready:
        before = before.before
    previously_held = before.planned.held if before is not None else ()
    again = before is not None and before.planned is span.planned
    weights = _weights(span)
    as_many = before is None or weights == _weights(before)
    if again or (currently_held == previously_held and as_many):
        return []
    over = [item for item in previously_held if item not in currently_held]
    new = [
        item
        for item in currently_held
        if item not in previously_held or (item in HELD_SINGLY_OR_IN_PAIRS and not as_many)
    ]
    return [
        *(sentences.put_down(item) for item in over),
        *(sentences.take(item, span.exercise, weights) for item in new),
    ]


def _weights(span: StepSpan) -> int:
    return span.exercise.variant(span.planned.level).weights


def changes_position(span: StepSpan) -> bool:
    """Whether the position differs from that of the step before."""
    before = span.before
    return before is None or before.exercise.position != span.exercise.position


def gets_up(span: StepSpan) -> bool:
    """Whether one comes from the floor to one's feet for it."""
    before = span.before
    return (
        before is not None
        and span.exercise.position in UPRIGHT
        and before.exercise.position not in UPRIGHT
    )


def needs_time_to_move(span: StepSpan) -> bool:
    return changes_position(span) or bool(equipment_changes(span))
