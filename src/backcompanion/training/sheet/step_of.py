"""What was claimed of a line as one step, as far as the exercise allows it."""

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.claims import Claims
from backcompanion.training.sheet.sheet import SheetStep

# A repetition that is mostly held, such as a side plank, is counted in holds.
_HELD_SHARE = 0.5
_MANY_HOLDS = 10
_LONGEST_WORK_SECONDS = 600


def step_of(claims: Claims, exercise: Exercise | None) -> SheetStep:
    fields = claims.fields
    sets, count, seconds = fields.get("sets", 1), fields.get("count"), fields.get("seconds")
    hold = fields.get("hold")
    if "counted_hold" in fields:
        number, held = fields["counted_hold"]
        if count is None and seconds is None and "sets" not in fields and is_held(exercise):
            sets, seconds = number, held
        elif count is None and hold is None:
            count, hold = number, held
        else:
            claims.missing(*claims.places["counted_hold"], "once")
    if hold is not None and count is None:
        has_length = seconds is not None or not fields.keys().isdisjoint({"until", "as_written"})
        if not has_length and is_held(exercise):
            seconds, hold = hold, None
        elif not has_length:
            claims.missing(*claims.places["hold"], "repetitions")
    if count is not None and seconds is not None:
        claims.missing(*claims.places["seconds"], "purpose")
    if exercise is not None:
        if seconds is not None and "by_time" not in fields and is_odd_time(seconds, exercise):
            claims.missing(*claims.places["seconds"], "purpose")
        if (
            claims.bare_count
            and count is not None
            and hold is None
            and may_be_seconds(count, exercise)
        ):
            claims.missing(*claims.places["count"], "unit")
    if fields.get("until") and (count is not None or seconds is not None):
        claims.missing(*claims.places["until"], "once")
    return SheetStep(
        exercise.id if exercise else "",
        Dose(
            sets=sets,
            repetitions=count,
            seconds=seconds,
            hold_seconds=hold,
            pause_seconds=fields.get("pause"),
            rest_seconds=fields.get("rest"),
            per_side=_per_side(claims, exercise),
            load_kg=fields.get("load_kg"),
            pace=fields.get("pace", 100),
            until_done=fields.get("until", False),
        ),
        side=fields.get("side"),
        get_ready_seconds=fields.get("get_ready"),
    )


def _per_side(claims: Claims, exercise: Exercise | None) -> bool:
    """An exercise of one side at a time is done on both, unless the line names one."""
    is_per_side = claims.fields.get("per_side", False)
    if exercise is not None and exercise.sides == "both":
        for field in ("per_side", "side"):
            if field in claims.fields:
                claims.missing(*claims.places[field], "no-sides")
        return False
    if is_per_side and "side" in claims.fields:
        claims.missing(*claims.places["side"], "once")
    one_sided = exercise is not None and exercise.sides == "one"
    return bool(is_per_side or (one_sided and "side" not in claims.fields))


def is_odd_time(seconds: float, exercise: Exercise) -> bool:
    """Too short to be moved in: it may be meant as how long each repetition is held. Or longer than
    anybody works without a rest: swimming for 20 minutes is done in water.
    """
    if exercise.kind == "work" and seconds > _LONGEST_WORK_SECONDS:
        return True
    tempo = exercise.standard.tempo
    return not is_held(exercise) and seconds < 2 * tempo.parts[0].repetition_seconds


def may_be_seconds(count: int, exercise: Exercise) -> bool:
    """So many holds of one position are more likely so many seconds."""
    return is_held(exercise) and count >= _MANY_HOLDS


def is_held(exercise: Exercise | None) -> bool:
    """Whether a set of it is one position that is kept."""
    if exercise is None:
        return True
    tempo = exercise.standard.tempo
    held = sum(p.seconds for p in tempo.phases() if p.name == "hold")
    return tempo.repetitions == 1 and held >= _HELD_SHARE * tempo.seconds
