"""Points and directions in space, as plain tuples: x along the mat, y up, z to the right of x.

Angles are in degrees. Plain floats are several times faster here than arrays of three numbers.
"""

from math import acos, cos, radians, sin, sqrt

Vec = tuple[float, float, float]

UP: Vec = (0.0, 1.0, 0.0)


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, k: float) -> Vec:
    return (a[0] * k, a[1] * k, a[2] * k)


def along(start: Vec, direction: Vec, distance: float) -> Vec:
    return (
        start[0] + direction[0] * distance,
        start[1] + direction[1] * distance,
        start[2] + direction[2] * distance,
    )


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec, b: Vec) -> float:
    return length(sub(a, b))


def unit(a: Vec, default: Vec = UP) -> Vec:
    """The direction of `a`; `default` where it has none."""
    size = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])
    if size < 1e-9:
        return default
    return (a[0] / size, a[1] / size, a[2] / size)


def perpendicular(a: Vec, axis: Vec, default: Vec = UP) -> Vec:
    """The direction of the part of `a` that is at right angles to the direction `axis`."""
    for way in (a, default, (1.0, 0.0, 0.0)):
        k = dot(way, axis)
        rest = (way[0] - k * axis[0], way[1] - k * axis[1], way[2] - k * axis[2])
        if rest[0] * rest[0] + rest[1] * rest[1] + rest[2] * rest[2] > 1e-8:
            return unit(rest)
    return (0.0, 0.0, 1.0)  # the axis is x itself


def lerp(a: Vec, b: Vec, t: float) -> Vec:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def rotated(a: Vec, axis: Vec, degrees: float) -> Vec:
    """`a` turned about the direction `axis` by the right-hand rule (Rodrigues' formula)."""
    angle = radians(degrees)
    c, s = cos(angle), sin(angle)
    k = dot(a, axis) * (1.0 - c)
    x = cross(axis, a)
    return (
        a[0] * c + x[0] * s + axis[0] * k,
        a[1] * c + x[1] * s + axis[1] * k,
        a[2] * c + x[2] * s + axis[2] * k,
    )


def slerp(a: Vec, b: Vec, t: float) -> Vec:
    """From `a` to `b` on an arc: the direction turns evenly while the length goes over."""
    size_a, size_b = length(a), length(b)
    if size_a < 1e-9 or size_b < 1e-9:
        return lerp(a, b, t)
    cosine = max(-1.0, min(1.0, dot(a, b) / (size_a * size_b)))
    angle = acos(cosine)
    if angle < 1e-3 or angle > 3.12:
        return lerp(a, b, t)
    s = sin(angle)
    size = size_a + (size_b - size_a) * t
    ka = sin((1.0 - t) * angle) / s / size_a * size
    kb = sin(t * angle) / s / size_b * size
    return (a[0] * ka + b[0] * kb, a[1] * ka + b[1] * kb, a[2] * ka + b[2] * kb)


class Frame:
    """Three directions at right angles: where a part of the body has its front, top and right."""

    __slots__ = ("forward", "right", "up")

    def __init__(self, forward: Vec, up: Vec, right: Vec) -> None:
        self.forward = forward
        self.up = up
        self.right = right

    def point(self, forward: float, up: float, right: float) -> Vec:
        f, u, r = self.forward, self.up, self.right
        return (
            f[0] * forward + u[0] * up + r[0] * right,
            f[1] * forward + u[1] * up + r[1] * right,
            f[2] * forward + u[2] * up + r[2] * right,
        )

    def curled(self, degrees: float) -> "Frame":
        """Bent forwards: the top goes to the front."""
        if not degrees:
            return self
        angle = radians(degrees)
        c, s = cos(angle), sin(angle)
        f, u = self.forward, self.up
        return Frame(
            (f[0] * c - u[0] * s, f[1] * c - u[1] * s, f[2] * c - u[2] * s),
            (u[0] * c + f[0] * s, u[1] * c + f[1] * s, u[2] * c + f[2] * s),
            self.right,
        )

    def tipped(self, degrees: float) -> "Frame":
        """Bent sideways: the top goes to the right."""
        if not degrees:
            return self
        angle = radians(degrees)
        c, s = cos(angle), sin(angle)
        r, u = self.right, self.up
        return Frame(
            self.forward,
            (u[0] * c + r[0] * s, u[1] * c + r[1] * s, u[2] * c + r[2] * s),
            (r[0] * c - u[0] * s, r[1] * c - u[1] * s, r[2] * c - u[2] * s),
        )

    def twisted(self, degrees: float) -> "Frame":
        """Turned about its own length: the front goes to the left."""
        if not degrees:
            return self
        angle = radians(degrees)
        c, s = cos(angle), sin(angle)
        f, r = self.forward, self.right
        return Frame(
            (f[0] * c - r[0] * s, f[1] * c - r[1] * s, f[2] * c - r[2] * s),
            self.up,
            (r[0] * c + f[0] * s, r[1] * c + f[1] * s, r[2] * c + f[2] * s),
        )
