"""How fast each limb passes a key pose, so that it goes through it at one speed, or halts there.

A limb is blended from one aim to the next by one share that rises from 0 to 1. Two aims of
different kinds (a hand on the floor, then an arm at an angle) have no numbers in common, so the
speeds before and after a key pose are measured on the joints, with the trunk where it is there.
"""

from backcompanion.figure.model.body import AimBlend, Pose, solve_pose
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.space import Vec, along

# Of the arms and the legs, left and right each.
Slopes = tuple[float, float, float, float]

STILL: Slopes = (0.0, 0.0, 0.0, 0.0)
EVEN: Slopes = (1.0, 1.0, 1.0, 1.0)
STEP = 0.02  # of the way, by which a speed is measured


def slopes_of_limbs(
    keys: tuple[KeyPose, ...], spans: list[float], even: bool
) -> list[tuple[Slopes, Slopes]]:
    """For each way between two keys: the share's slopes at its beginning and at its end."""
    ends = EVEN if even else STILL
    passing = [
        _slopes_at(keys[n - 1], keys[n], keys[n + 1], spans[n - 1], spans[n])
        for n in range(1, len(spans))
    ]
    begins = [ends, *(after for _, after in passing)]
    return list(zip(begins, [*(before for before, _ in passing), ends], strict=True))


def _slopes_at(
    before: KeyPose, key: KeyPose, after: KeyPose, span_before: float, span_after: float
) -> tuple[Slopes, Slopes]:
    here = _joints(_blended(key, key, 0.0, key))
    earlier = _joints(_blended(before, key, 1.0 - STEP, key))
    later = _joints(_blended(key, after, STEP, key))
    slopes = [
        _slopes_of_limb(earlier[limb], here[limb], later[limb], span_before, span_after)
        for limb in range(4)
    ]
    left_arm, right_arm, left_leg, right_leg = slopes
    return (
        (left_arm[0], right_arm[0], left_leg[0], right_leg[0]),
        (left_arm[1], right_arm[1], left_leg[1], right_leg[1]),
    )


def _slopes_of_limb(
    earlier: list[Vec], here: list[Vec], later: list[Vec], span_before: float, span_after: float
) -> tuple[float, float]:
    """Slopes with which the joints arrive and leave at the harmonic mean of their speeds.

    None where they turn round or stood still: it stays monotone, as the trunk does.
    """
    come = _flat(earlier, here)
    go = _flat(here, later)
    before = sum(n * n for n in come) ** 0.5 / (STEP * span_before)
    after = sum(n * n for n in go) ** 0.5 / (STEP * span_after)
    if before < 1e-6 or after < 1e-6:
        return 0.0, 0.0
    alike = sum(a * b for a, b in zip(come, go, strict=True))
    alike /= before * after * STEP * STEP * span_before * span_after
    speed = 2.0 * before * after / (before + after) * max(0.0, alike)
    return speed / before, speed / after


def _flat(a: list[Vec], b: list[Vec]) -> list[float]:
    return [q - p for aim, other in zip(a, b, strict=True) for p, q in zip(aim, other, strict=True)]


def _blended(a: KeyPose, b: KeyPose, share: float, trunk: KeyPose) -> Pose:
    arms, legs = zip(a.arms, b.arms, strict=True), zip(a.legs, b.legs, strict=True)
    left_arm, right_arm = (AimBlend(start, other, share) for start, other in arms)
    left_leg, right_leg = (AimBlend(start, other, share) for start, other in legs)
    return solve_pose(trunk.trunk, (left_arm, right_arm), (left_leg, right_leg))


def _joints(pose: Pose) -> list[list[Vec]]:
    arms = [[arm.elbow, arm.wrist, along(arm.wrist, arm.hand, 0.13)] for arm in pose.arms]
    return [*arms, *([leg.knee, leg.ankle, leg.tip] for leg in pose.legs)]
