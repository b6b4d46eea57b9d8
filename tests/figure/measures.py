"""What a motion must hold, measured on a pose: heights over the floor and the angles of joints."""

from math import acos, degrees

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import Vec, along, dot, sub, unit


def lowest_point(pose: Pose) -> tuple[str, float]:
    """The part that is lowest and the height of its underside in metres; below 0 it sinks in."""
    spots: list[tuple[str, Vec, float]] = [("head", pose.head, 0.085)]
    for number, radius in enumerate((0.09, 0.085, 0.08, 0.08, 0.085, 0.09, 0.09, 0.06)):
        spots.append((f"spine {number}", pose.spine[number], radius))
    for word, arm, leg in zip(("left", "right"), pose.arms, pose.legs, strict=True):
        spots += [
            (f"{word} shoulder", arm.shoulder, 0.05),
            (f"{word} elbow", arm.elbow, 0.037),
            (f"{word} wrist", arm.wrist, 0.024),
            (f"{word} fingers", along(arm.wrist, arm.hand, 0.13), 0.012),
            (f"{word} hip", leg.hip, 0.08),
            (f"{word} knee", leg.knee, 0.052),
            (f"{word} ankle", leg.ankle, 0.031),
            (f"{word} heel", leg.heel, 0.032),
            (f"{word} ball of the foot", leg.ball, 0.030),
            (f"{word} toes", leg.tip, 0.025),
        ]
    name, height = "", 9.0
    for spot, point, radius in spots:
        if point[1] - radius < height:
            name, height = spot, point[1] - radius
    return name, height


def angles_of(pose: Pose) -> dict[str, int]:
    """Degrees: lean of the chest from upright, curl of the spine, joints left and right."""

    def angle(a: Vec, b: Vec) -> int:
        return round(_degrees_between(a, b))

    result = {
        "chest lean": angle(pose.chest.up, (0.0, 1.0, 0.0)),
        "pelvis lean": angle(pose.pelvis.up, (0.0, 1.0, 0.0)),
        "curl": angle(pose.pelvis.up, pose.chest.up),
        "turn": angle(pose.pelvis.right, pose.chest.right),
    }
    down = (-pose.chest.up[0], -pose.chest.up[1], -pose.chest.up[2])
    low = (-pose.pelvis.up[0], -pose.pelvis.up[1], -pose.pelvis.up[2])
    for word, arm, leg in zip("LR", pose.arms, pose.legs, strict=True):
        result[f"{word} shoulder"] = angle(unit(sub(arm.elbow, arm.shoulder)), down)
        result[f"{word} elbow"] = round(bend_of(arm.shoulder, arm.elbow, arm.wrist))
        result[f"{word} hip"] = angle(unit(sub(leg.knee, leg.hip)), low)
        result[f"{word} knee"] = round(bend_of(leg.hip, leg.knee, leg.ankle))
    return result


def bend_of(first: Vec, joint: Vec, last: Vec) -> float:
    """How far the joint is bent, in degrees; 0 is straight."""
    return _degrees_between(unit(sub(joint, first)), unit(sub(last, joint)))


def _degrees_between(a: Vec, b: Vec) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))
