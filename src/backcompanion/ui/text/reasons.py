"""Why a step is not as the routine has it, in words: short for a list, and as a sentence."""

from collections.abc import Iterable
from typing import cast

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.prescription import PlannedStep, Prescription
from backcompanion.training.session.substitution import about, kind_of
from backcompanion.ui.text import training_text

_ON_THE_MAT = ("prone", "lying-back", "lying-side", "hands-and-knees")


def missing_thing(name: str) -> str:
    """In "no … today": the ball wants a wall as well, but is what one looks for."""
    known = {
        "dumbbells": _("dumbbells"),
        "band": _("band"),
        "medicine-ball": _("medicine ball"),
        "physio-ball": _("physio ball"),
    }
    return known.get(name) or training_text.thing(cast(Equipment, name))


def with_remark(remark: Remark) -> str:
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


def _with_remark_in_short(remark: Remark) -> str:
    return {
        "disc": _("with disc trouble"),
        "stenosis": _("with stenosis"),
        "dizziness": _("with dizziness"),
        "anaemia": _("with anaemia"),
    }.get(remark) or with_remark(remark)


def short(step: PlannedStep, library: Library) -> str:
    """For the list: "on the mat: no physio ball today"; empty where nothing was changed."""
    return " · ".join(dict.fromkeys(_short(one, step, library) for one in step.reasons))


def _short(reason: str, step: PlannedStep, library: Library) -> str:
    what = about(reason)
    match kind_of(reason):
        case "missing" if step.held and step.instead_of is None:
            one = training_text.weights_in(step, library) == 1
            missing = _("dumbbell") if one and what == "dumbbells" else missing_thing(what)
            held = training_text.needs(step, library)
            return _("{thing} for the {missing}").format(thing=held, missing=missing)
        case "missing":
            none_today = _("no {thing} today").format(thing=missing_thing(what))
            lying = library.exercises[step.exercise].position in _ON_THE_MAT
            if step.instead_of is not None and lying:
                return _("on the mat: {why}").format(why=none_today)
            return none_today
        case "remark":
            return _with_remark_in_short(cast(Remark, what))
        case "hurt":
            return _("gentler: it hurt last time")
        case "step":
            return _("{level}: as you chose").format(level=training_text.level(step.level).lower())
        case "plan":
            return _("{level}: your plan’s week").format(
                level=training_text.level(step.level).lower()
            )
        case "often":
            return _("for variety")


def sentence(step: PlannedStep, library: Library) -> str:
    """For the exercise in full: what it stands in for, and every reason."""
    if not step.reasons:
        return ""
    why = listed(_because(one, step.level, library) for one in step.reasons)
    if step.instead_of is None:
        return f"{why[:1].upper()}{why[1:]}."
    return _("In place of {name}: {why}.").format(name=_named(step.instead_of, library), why=why)


def _because(reason: str, level: Level, library: Library) -> str:
    what = about(reason)
    match kind_of(reason):
        case "missing":
            return _("no {thing} today").format(thing=missing_thing(what))
        case "remark":
            return _("gentler {remark}").format(remark=with_remark(cast(Remark, what)))
        case "hurt":
            return _("gentler, as it hurt last time")
        case "step":
            return _("{level}, as you chose").format(level=training_text.level(level).lower())
        case "plan":
            return _("{level}, for this week of your plan").format(
                level=training_text.level(level).lower()
            )
        case "often":
            return _("{name} would come more than twice").format(name=_named(what, library))


def changes(prescription: Prescription) -> str:
    """What holds for the whole session, as one sentence; empty where nothing does."""
    found = [one.partition(":") for one in prescription.changes]
    pieces = []
    one_round = [what for kind, _colon, what in found if kind == "rounds"]
    if one_round:
        remark = with_remark(cast(Remark, one_round[0]))
        pieces.append(_("one round {remark}").format(remark=remark))
    rest = [what for kind, _colon, what in found if kind == "rest"]
    if rest:
        remarks = listed(with_remark(cast(Remark, what)) for what in rest)
        pieces.append(
            _("more time to get ready")
            if rest == one_round
            else _("more time to get ready {remark}").format(remark=remarks)
        )
    if any(kind == "repetitions" for kind, _colon, _what in found):
        pieces.append(_("one repetition more in each set, for this week of your plan"))
    said = listed(pieces)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def remarks_among(prescription: Prescription) -> bool:
    """Whether a health remark has changed anything."""
    return any(not one.endswith(":plan") for one in prescription.changes) or any(
        kind_of(one) == "remark" for step in prescription.steps for one in step.reasons
    )


def listed(pieces: Iterable[str]) -> str:
    found = list(dict.fromkeys(pieces))
    if len(found) < 2:
        return "".join(found)
    return _("{some} and {last}").format(some=", ".join(found[:-1]), last=found[-1])


def _named(exercise_id: str, library: Library) -> str:
    exercise = library.exercises.get(exercise_id)
    return training_text.within_a_sentence(exercise) if exercise else exercise_id
