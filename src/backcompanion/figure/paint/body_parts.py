"""The parts that the figure is painted in: how each is measured, and how it is painted."""

from functools import partial
from math import cos, radians, sin

from backcompanion.figure.model.body import BREATH_RISE, SceneObject
from backcompanion.figure.model.props import both_ends
from backcompanion.figure.model.space import add, along, dot, scaled
from backcompanion.figure.paint.canvas import Canvas
from backcompanion.figure.paint.depth_order import Ball, PaintPart, chain
from backcompanion.figure.paint.head_painter import paint_head, paint_neck
from backcompanion.figure.paint.keep import Keep, paint_anew
from backcompanion.figure.paint.limb_painter import ArmPainter, LegPainter
from backcompanion.figure.paint.muscle_glow import is_the_working_leg
from backcompanion.figure.paint.room_painter import (
    paint_ball,
    paint_band,
    paint_cushion,
    paint_held,
)
from backcompanion.figure.paint.torso_painter import TrunkPainter

SIDES = ("left", "right")
# One looks into the shirt's neckline unless it is turned away from the eye by more than that.
NECK_SEEN = -0.35
# Number of the spine's point, half width and radius of the balls there (metres).
PELVIS_BALLS = ((0, 0.07, 0.090), (1, 0.055, 0.085))
WAIST_BALLS = ((2, 0.045, 0.080), (3, 0.045, 0.080))
CHEST_BALLS = ((4, 0.050, 0.085), (5, 0.055, 0.092), (6, 0.060, 0.085), (7, 0.060, 0.065))


def paint_parts(canvas: Canvas, keep: Keep = paint_anew) -> list[PaintPart]:
    """`keep`: paints what often stands still within a limb that moves."""
    pose = canvas.pose
    in_hands = [
        thing for thing in pose.scene_objects if thing.kind in ("dumbbells", "water-bottles")
    ]
    if len(in_hands) != 2:
        in_hands = []
    parts = [*_trunk(canvas, keep), *_head(canvas)]
    for index in (0, 1):
        parts += _arm(canvas, index, in_hands[index] if in_hands else None)
        parts += _leg(canvas, index, keep)
    parts += [_thing_part(canvas, thing) for thing in pose.scene_objects if thing not in in_hands]
    return parts


def _trunk(canvas: Canvas, keep: Keep) -> list[PaintPart]:
    pose = canvas.pose
    trunk = TrunkPainter(canvas, keep)

    def across(rows: tuple[tuple[int, float, float], ...]) -> list[Ball]:
        balls: list[Ball] = []
        for number, half, radius in rows:
            right = pose.frames[max(0, number - 1)].right
            balls += [(along(pose.spine[number], right, half * s), radius) for s in (-1.0, 1.0)]
        return balls

    shoulders = [(arm.shoulder, 0.05) for arm in pose.arms]
    bands: tuple[tuple[str, list[Ball], dict[str, float]], ...] = (
        ("pelvis", across(PELVIS_BALLS), {}),
        # The shirt hangs over the shorts.
        ("waist", across(WAIST_BALLS), {"pelvis": 0.04}),
        ("chest", across(CHEST_BALLS) + shoulders, {"pelvis": 0.04}),
    )
    marks = list(pose.spine)
    for joint, frame in zip(pose.spine, pose.frames, strict=False):
        marks += [along(joint, frame.right, 0.15), along(joint, frame.forward, 0.1)]
    marks += [arm.shoulder for arm in pose.arms]
    return [
        PaintPart(
            name,
            balls,
            partial(trunk.paint_together, (name,)),
            trunk,
            nearer=nearer,
            marks=marks if name == "chest" else (),
            shape=[(BREATH_RISE * pose.breath, 0.0, 0.0)] if name == "chest" else (),
        )
        for name, balls, nearer in bands
    ]


def _head(canvas: Canvas) -> list[PaintPart]:
    pose, eye = canvas.pose, canvas.view.eye
    jaw = add(pose.head, pose.head_frame.point(0.03, -0.07, 0.0))
    seen = 0.4 * (dot(pose.chest.up, eye) - NECK_SEEN)
    neck = chain((pose.spine[-1], pose.neck), (0.05, 0.05), (2,))
    # A neck is never before the jaw: seen from the feet it would be a column over the mouth.
    nearer = {"head": -1.0, "chest": seen, "waist": seen}
    frame, chest = pose.head_frame, pose.chest
    up = scaled(frame.up, 0.1)
    return [
        PaintPart(
            "neck",
            neck,
            partial(paint_neck, canvas),
            nearer=nearer,
            marks=(pose.spine[-1], pose.neck),
            shape=(up, scaled(chest.up, 0.1)),
        ),
        PaintPart(
            "head",
            [(pose.head, 0.09), (jaw, 0.05)],
            partial(paint_head, canvas),
            marks=(pose.head,),
            shape=(up, scaled(frame.forward, 0.1)),
        ),
    ]


def _arm(canvas: Canvas, index: int, held: SceneObject | None) -> list[PaintPart]:
    arm, name = canvas.pose.arms[index], SIDES[index]
    limb = ArmPainter(canvas, index, held)
    tip = along(arm.wrist, arm.hand, 0.13)
    upper = chain((arm.shoulder, arm.elbow), (0.055, 0.037), (4,))
    lower = chain((arm.elbow, arm.wrist, tip), (0.038, 0.026, 0.020), (4, 2))
    # Of two forearms that cross at one depth always the same is on top.
    nearer = {"right forearm": -0.05} if index == 0 else {}
    chest = canvas.pose.chest
    held_marks = both_ends(held, 0.12) if held is not None else ()
    lower_marks = (arm.elbow, arm.wrist, tip, along(arm.wrist, arm.palm, 0.05), *held_marks)
    return [
        PaintPart(
            f"{name} upper arm",
            upper,
            limb.paint_upper,
            limb,
            {"chest": 2, f"{name} forearm": -1},
            marks=(arm.shoulder, arm.elbow),
            shape=(scaled(chest.up, 0.1), scaled(chest.forward, 0.1)),
        ),
        PaintPart(
            f"{name} forearm",
            lower,
            limb.paint_lower,
            limb,
            {f"{name} upper arm": 1},
            nearer,
            lower_marks,
            ((0.05 * arm.grip, 0.0, 0.0),),
        ),
    ]


def _leg(canvas: Canvas, index: int, keep: Keep) -> list[PaintPart]:
    leg, name = canvas.pose.legs[index], SIDES[index]
    limb = LegPainter(canvas, index, keep)
    upper = chain((leg.hip, leg.knee), (0.085, 0.056), (5,))
    lower = chain((leg.knee, leg.ankle, leg.tip), (0.053, 0.032, 0.030), (4, 2))
    # One that glows goes out while the other is the higher one.
    glows = float(is_the_working_leg(canvas.pose, index))
    lower_marks = (leg.knee, leg.ankle, leg.ball, leg.tip, along(leg.ankle, leg.instep, 0.05))
    return [
        PaintPart(
            f"{name} thigh",
            upper,
            limb.paint_upper,
            limb,
            {"pelvis": 2, "waist": 1, f"{name} shin": -1},
            {"pelvis": 0.08},
            (leg.hip, leg.knee),
            (scaled(canvas.pose.pelvis.right, 0.1), (glows, 0.0, 0.0)),
        ),
        PaintPart(
            f"{name} shin", lower, limb.paint_lower, limb, {f"{name} thigh": 1}, marks=lower_marks
        ),
    ]


# What lies on a ball or a cushion presses it in: it is in front of it nevertheless.
ON_BALL = {"pelvis": -0.3, "waist": -0.3, "chest": -0.25, "neck": -0.2, "head": -0.1}
ON_BALL |= {f"{side} {limb}": -0.12 for side in SIDES for limb in ("thigh", "shin")}
LIMBS = ("upper arm", "forearm", "thigh", "shin")
ON_CUSHION = dict.fromkeys(("pelvis", "waist", "chest", "neck", "head"), -0.5)
ON_CUSHION |= {f"{side} {limb}": -0.5 for side in SIDES for limb in LIMBS}


def _thing_part(canvas: Canvas, thing: SceneObject) -> PaintPart:
    if thing.kind in ("ball", "medicine-ball"):
        nearer = ON_BALL if thing.kind == "ball" else {}
        turned = radians(thing.turned)
        rim = add(thing.at, (thing.size * cos(turned), thing.size * sin(turned), 0.0))
        paint = partial(paint_ball, canvas, thing)
        return PaintPart(
            thing.kind, [(thing.at, thing.size)], paint, nearer=nearer, marks=(thing.at, rim)
        )
    if thing.kind == "band" and thing.to is not None:
        # Two of them, where it goes under the feet: each has a name of its own.
        name = "band" if thing.at[2] <= 0.0 else "right band"
        balls = chain((thing.at, thing.to), (0.012, 0.012), (12,))
        return PaintPart(name, balls, partial(paint_band, canvas, thing))
    if thing.kind == "cushion":
        paint = partial(paint_cushion, canvas, thing)
        return PaintPart("cushion", [(thing.at, 0.25)], paint, nearer=ON_CUSHION, marks=(thing.at,))
    balls = chain(both_ends(thing, 0.09), (0.035, 0.035), (4,))
    return PaintPart(
        "held", balls, partial(paint_held, canvas, thing), marks=both_ends(thing, 0.12)
    )
