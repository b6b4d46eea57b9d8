"""Why a step is not as the routine has it, in words: short for a list, and as a sentence."""

from collections.abc import Iterable
from typing import cast

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.prescription import PlannedStep, Prescription
from backcompanion.training.session.reason import Reason
from backcompanion.training.session.substitution import comes_without_weights
from backcompanion.ui.text import training_text

_ON_THE_MAT = ("prone", "lying-back", "lying-side", "hands-and-knees")


def missing_equipment(name: str) -> str:
    """In "no … today": the ball wants a wall as well, but is what one looks for."""
    known = {
        "dumbbells": _("dumbbells"),
        "band": _("band"),
        "medicine-ball": _("medicine ball"),
        "physio-ball": _("physio ball"),
    }
    return known.get(name) or training_text.equipment_in_sentence(cast(Equipment, name))


def remark_phrase(remark: Remark) -> str:
    """Within a sentence: "with stenosis"."""
    return {
        "disc": _("with disc trouble or sciatica"),
        "stenosis": _("with stenosis or spondylolisthesis"),
        "osteoporosis": _("with osteoporosis"),
        "pregnancy": _("in pregnancy"),
        "dizziness": _("with dizziness or blood pressure"),
        "anaemia": _("with low haemoglobin"),
        "sore-shoulder": _("for your shoulder"),
        "sore-wrists-or-knees": _("for your wrists and knees"),
    }[remark]


def _short_remark_phrase(remark: Remark) -> str:
    return {
        "disc": _("with disc trouble"),
        "stenosis": _("with stenosis"),
        "dizziness": _("with dizziness"),
        "anaemia": _("with anaemia"),
    }.get(remark) or remark_phrase(remark)


def short(step: PlannedStep, library: Library) -> str:
    """For the list: "on the mat: no physio ball today"; empty where nothing was changed."""
    reasons, parts = step.reasons, list[str]()
    if comes_without_weights(library.exercises[step.exercise], step.level, step.held):
        reasons = tuple(reason for reason in reasons if reason.kind != "missing")
        parts = [_("the first time with empty hands")]
    parts += [_short_reason(reason, step, library) for reason in reasons]
    return " · ".join(dict.fromkeys(parts))


def _short_reason(reason: Reason, step: PlannedStep, library: Library) -> str:
    what = reason.subject
    match reason.kind:
        case "missing" if step.held and step.instead_of is None:
            holds_one = training_text.weights_held(step, library) == 1
            missing = (
                _("dumbbell") if holds_one and what == "dumbbells" else missing_equipment(what)
            )
            held = training_text.needs(step, library)
            return _("{thing} for the {missing}").format(thing=held, missing=missing)
        case "missing":
            none_today = _("no {thing} today").format(thing=missing_equipment(what))
            lying = library.exercises[step.exercise].position in _ON_THE_MAT
            if step.instead_of is not None and lying:
                return _("on the mat: {why}").format(why=none_today)
            return none_today
        case "remark":
            return _short_remark_phrase(cast(Remark, what))
        case "hurt":
            return _("gentler: it hurt last time")
        case "step":
            return _("{level}: as you chose").format(
                level=training_text.level_in_sentence(step.level)
            )
        case "plan":
            return _("{level}: your plan’s week").format(
                level=training_text.level_in_sentence(step.level)
            )
        case "often":
            return _("for variety")
        case "minutes":
            return _("easier, to warm up")


def sentence(step: PlannedStep, library: Library) -> str:
    """For the exercise in full: what it stands in for, and every reason."""
    if not step.reasons:
        return ""
    why = join_with_and(_reason_phrase(reason, step.level, library) for reason in step.reasons)
    if step.instead_of is None:
        return f"{why[:1].upper()}{why[1:]}."
    return _("In place of {name}: {why}.").format(
        name=exercise_name(step.instead_of, library), why=why
    )


def _reason_phrase(reason: Reason, level: Level, library: Library) -> str:
    what = reason.subject
    match reason.kind:
        case "missing":
            return _("no {thing} today").format(thing=missing_equipment(what))
        case "remark":
            return _("gentler {remark}").format(remark=remark_phrase(cast(Remark, what)))
        case "hurt":
            return _("gentler, as it hurt last time")
        case "step":
            return _("{level}, as you chose").format(level=training_text.level_in_sentence(level))
        case "plan":
            return _("{level}, for this week of your plan").format(
                level=training_text.level_in_sentence(level)
            )
        case "often":
            return _("{name} would come more than twice").format(name=exercise_name(what, library))
        case "minutes":
            return _("easier, as there is no time to warm up")


def changes(prescription: Prescription) -> str:
    """What holds for the whole session, as one sentence; empty where nothing does."""
    pieces = []
    one_round = [change.cause for change in prescription.changes if change.kind == "rounds"]
    if one_round:
        remark = remark_phrase(cast(Remark, one_round[0]))
        pieces.append(_("one round {remark}").format(remark=remark))
    rest = [change.cause for change in prescription.changes if change.kind == "rest"]
    if rest:
        remarks = join_with_and(remark_phrase(cast(Remark, cause)) for cause in rest)
        pieces.append(
            _("more time to get ready")
            if rest == one_round
            else _("more time to get ready {remark}").format(remark=remarks)
        )
    if any(change.kind == "repetitions" for change in prescription.changes):
        pieces.append(_("one repetition more in each set, for this week of your plan"))
    text = join_with_and(pieces)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def has_remark_reason(prescription: Prescription) -> bool:
    """Whether a health remark has changed anything."""
    return any(change.cause != "plan" for change in prescription.changes) or any(
        reason.remark is not None for step in prescription.steps for reason in step.reasons
    )


def join_with_and(pieces: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(pieces))
    if len(distinct) < 2:
        return "".join(distinct)
    return _("{some} and {last}").format(some=", ".join(distinct[:-1]), last=distinct[-1])


def exercise_name(exercise_id: str, library: Library) -> str:
    exercise = library.exercises.get(exercise_id)
    return exercise.name_in_sentence if exercise else exercise_id
