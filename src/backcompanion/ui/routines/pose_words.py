"""Words of the pose editor: what is taken hold of, what holds it, its numbers, what stops it."""

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.pose_handles import Contact, Handle
from backcompanion.figure.model.pose_limits import Stop
from backcompanion.figure.model.pose_numbers import IN_CENTIMETRES, Number


def handle_text(handle: Handle) -> str:
    return {
        "left-hand": _("Left hand"),
        "right-hand": _("Right hand"),
        "left-foot": _("Left foot"),
        "right-foot": _("Right foot"),
        "pelvis": _("Pelvis"),
        "chest": _("Chest"),
        "head": _("Head"),
        "left-elbow": _("Left elbow"),
        "right-elbow": _("Right elbow"),
        "left-knee": _("Left knee"),
        "right-knee": _("Right knee"),
    }[handle]


def shown_text(handle: Handle, contact: Contact) -> str:
    """What of it is seen: of a leg that kneels the knee, of an arm on the floor its elbow."""
    if contact == "kneel":
        return _("Left knee") if handle == "left-foot" else _("Right knee")
    if contact == "forearm":
        return _("Left elbow") if handle == "left-hand" else _("Right elbow")
    return handle_text(handle)


def contact_text(contact: Contact) -> str:
    return {
        "free": _("nothing, free"),
        "floor": _("the floor"),
        "forearm": _("the floor, with the forearm"),
        "kneel": _("the floor, kneeling"),
        "instep": _("the floor, with the instep"),
        "wall": _("the wall"),
        "ball": _("the ball"),
        "knee": _("your own knee"),
    }[contact]


def number_text(name: Number) -> str:
    return {
        "forward": _("Forward"),
        "up": _("Up"),
        "left": _("To the left"),
        "turned": _("Turned out"),
        "wrist": _("Wrist bent"),
        "heel": _("Heel raised"),
        "point": _("Toes pointed"),
        "lean": _("Leaning forward"),
        "turn": _("Turned to the left"),
        "tip": _("Tipped to the right"),
        "roll": _("Rolled to the left"),
        "curl": _("Rounded forward"),
        "bend": _("Bent to the right"),
        "twist": _("Twisted to the left"),
        "nod": _("Nodding"),
        "look": _("Looking to the left"),
        "tilt": _("Tilted to the right"),
        "ball": _("Ball forward"),
    }[name]


def unit_text(name: Number) -> str:
    return _("cm") if name in IN_CENTIMETRES else _("°")


def stop_text(handle: Handle, stop: Stop) -> str:
    """Why it goes no farther."""
    reasons = {
        "reach": _("{part}: it reaches no farther."),
        "floor": _("{part}: the floor is in the way."),
        "joint": _("{part}: the joint bends no farther."),
        "wall": _("{part}: the wall is in the way."),
        "ball": _("{part}: the ball is in the way."),
    }
    return reasons[stop].format(part=handle_text(handle))
