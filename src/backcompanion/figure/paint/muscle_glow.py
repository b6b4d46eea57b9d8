"""Where working muscles glow: soft streaks on the part of the body that bears them."""

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import Vec, add, cross, dot, lerp, perpendicular, sub, unit
from backcompanion.figure.paint.canvas import Canvas
from backcompanion.figure.paint.tubes import tubes_path

# A leg that is higher than the other by so much is the one that works.
LIFTED = 0.10


def paint_glow(canvas: Canvas, part: str) -> None:
    """Glows the lit regions that lie on that part and are turned to the eye."""
    if not canvas.lit or canvas.effort <= 0.0:
        return
    view = canvas.view
    tubes = [
        [view.station(p, r) for p, r in points]
        for outward, points in _streaks(canvas.pose, part, canvas.lit)
        if dot(outward, view.eye) > -0.15
    ]
    if not tubes:
        return
    # Flat, in one warm colour that covers most of what is below: cloth and skin look alike.
    canvas.painter.fillPath(tubes_path(tubes), canvas.palette.glow(canvas.effort))


Streak = tuple[Vec, list[tuple[Vec, float]]]


def _streaks(pose: Pose, part: str, lit: frozenset[str]) -> list[Streak]:
    if part == "torso":
        return _on_torso(pose, lit)
    index = int(part[-1])
    if part.startswith("arm"):
        return _on_arm(pose, index, lit)
    return _on_leg(pose, index, lit)


def _on_torso(pose: Pose, lit: frozenset[str]) -> list[Streak]:
    spine, frames = pose.spine, pose.frames
    result: list[Streak] = []

    def at(number: int, forward: float, up: float, right: float) -> Vec:
        return add(spine[number], frames[max(0, number - 1)].point(forward, up, right))

    middle = frames[3]
    for side in (-1.0, 1.0):
        if "erectors" in lit:
            back = (-middle.forward[0], -middle.forward[1], -middle.forward[2])
            rows = (1, 3, 5, 6)
            result.append((back, [(at(n, -0.055, 0.0, 0.042 * side), 0.034) for n in rows]))
        if "rhomboids" in lit:
            back = _chest_back(pose)
            result.append(
                (
                    back,
                    [
                        (at(6, -0.07, 0.0, 0.03 * side), 0.03),
                        (at(6, -0.06, -0.01, 0.10 * side), 0.036),
                    ],
                )
            )
        if "obliques" in lit:
            outward = middle.point(0.35, 0.0, side)
            result.append(
                (unit(outward), [(at(n, 0.03, 0.0, 0.088 * side), 0.036) for n in (2, 3, 4)])
            )
        if "abdominals" in lit:
            result.append(
                (middle.forward, [(at(n, 0.062, 0.0, 0.03 * side), 0.03) for n in (1, 2, 3, 4)])
            )
        if "glutes" in lit:
            back = pose.pelvis.point(-1.0, 0.0, 0.35 * side)
            spot = add(spine[0], pose.pelvis.point(-0.062, -0.005, 0.066 * side))
            result.append(
                (unit(back), [(spot, 0.060), (add(spot, pose.pelvis.point(0.01, -0.03, 0)), 0.05)])
            )
    return result


def _chest_back(pose: Pose) -> Vec:
    f = pose.chest.forward
    return (-f[0], -f[1], -f[2])


def _on_arm(pose: Pose, index: int, lit: frozenset[str]) -> list[Streak]:
    arm = pose.arms[index]
    side = -1.0 if index == 0 else 1.0
    result: list[Streak] = []
    if "shoulders" in lit:
        out = pose.chest.point(0.0, 0.5, side)
        result.append(
            (unit(out), [(arm.shoulder, 0.040), (lerp(arm.shoulder, arm.elbow, 0.34), 0.032)])
        )
    if "rear-deltoids" in lit:
        out = pose.chest.point(-0.8, 0.3, 0.6 * side)
        spot = add(arm.shoulder, pose.chest.point(-0.022, 0.0, 0.0))
        result.append((unit(out), [(spot, 0.034), (lerp(spot, arm.elbow, 0.3), 0.028)]))
    return result


def is_the_working_leg(pose: Pose, index: int) -> bool:
    """Of two of which one is clearly higher it is that one."""
    return pose.legs[1 - index].ankle[1] - pose.legs[index].ankle[1] <= LIFTED


def _on_leg(pose: Pose, index: int, lit: frozenset[str]) -> list[Streak]:
    if not is_the_working_leg(pose, index):
        return []
    leg = pose.legs[index]
    # The front of the thigh, carried along as the hip bends.
    thigh_up = unit(sub(leg.hip, leg.knee))
    front = perpendicular(cross(thigh_up, pose.pelvis.right), thigh_up)
    result: list[Streak] = []

    def at(t: float, forward: float) -> Vec:
        p = lerp(leg.hip, leg.knee, t)
        return (p[0] + front[0] * forward, p[1] + front[1] * forward, p[2] + front[2] * forward)

    back = (-front[0], -front[1], -front[2])
    if "hamstrings" in lit:
        result.append(
            (back, [(at(0.28, -0.038), 0.036), (at(0.6, -0.028), 0.032), (at(0.85, -0.016), 0.024)])
        )
    if "glutes" in lit:
        result.append((back, [(at(0.0, -0.03), 0.055), (at(0.14, -0.03), 0.04)]))
    if "hip-flexors" in lit:
        result.append((front, [(at(-0.05, 0.05), 0.032), (at(0.22, 0.04), 0.028)]))
    return result
