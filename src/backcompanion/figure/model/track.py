"""The way through key poses within one phase, and what stands still on that way."""

from itertools import pairwise
from math import cos, radians, sin

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model import body
from backcompanion.figure.model.body import AimBlend, Pose
from backcompanion.figure.model.bones import (
    ANKLE_HEIGHT,
    BALL_FORWARD,
    ELBOW_ON_FLOOR,
    HEEL_BACK,
    KNEE_ON_FLOOR,
    WRIST_ON_FLOOR,
)
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.limb_slopes import Slopes, slopes_of_limbs
from backcompanion.figure.model.space import Vec

PLANTED = ("floor", "forearm", "kneel", "instep")


@dataclass(frozen=True, slots=True)
class Contact:
    """`planned`: where the file puts it; `at`: where it is."""

    name: str
    planned: Vec
    at: Vec


def _hermite(a: float, b: float, slope_a: float, slope_b: float, u: float) -> float:
    """Cubic from a to b; slopes are per unit of u."""
    d = b - a
    return a + u * (
        slope_a + u * (3.0 * d - 2.0 * slope_a - slope_b + u * (slope_a + slope_b - 2.0 * d))
    )


class Track:
    """Key poses at times from 0 to 1, passed without a halt; it begins and ends at rest.

    `even`: it begins and ends in full motion instead, for what goes round and round.
    """

    __slots__ = (
        "_cached_limb_slopes",
        "_moving",
        "_slopes",
        "comes_and_goes",
        "even",
        "keys",
        "times",
    )

    def __init__(
        self, keys: tuple[KeyPose, ...], times: tuple[float, ...], even: bool = False
    ) -> None:
        self.keys, self.times, self.even = keys, times, even
        # Between two key poses and nothing else, as breathing does.
        self.comes_and_goes = len(keys) > 2 and all(
            key == keys[number % 2] for number, key in enumerate(keys)
        )
        self._cached_limb_slopes: list[tuple[Slopes, Slopes]] | None = None
        self._slopes = [self._slopes_at(number) for number in range(len(keys))]
        self._moving = [
            [n for n in range(body.TRUNK_NUMBERS) if a.trunk[n] != b.trunk[n]]
            for a, b in pairwise(keys)
        ]

    def _slopes_at(self, number: int) -> list[float]:
        """Change per unit of time in each number; none where it turns round, so never beyond."""
        last = len(self.keys) - 1
        result = [0.0] * body.TRUNK_NUMBERS
        if last == 0 or (number in (0, last) and not self.even):
            return result
        for place in range(body.TRUNK_NUMBERS):
            before = self._rate(number - 1, place) if number else self._rate(0, place)
            after = self._rate(number, place) if number < last else self._rate(last - 1, place)
            if before * after > 0.0:  # harmonic mean (Fritsch and Butland): stays monotone
                result[place] = 2.0 * before * after / (before + after)
        return result

    def _rate(self, number: int, place: int) -> float:
        a, b = self.keys[number], self.keys[number + 1]
        return (b.trunk[place] - a.trunk[place]) / (self.times[number + 1] - self.times[number])

    def segment(self, fraction: float) -> tuple[int, float]:
        """Number of the key pose passed last, and how far it is to the next one (0 to 1)."""
        fraction = max(0.0, min(1.0, fraction))
        number = 0
        while number < len(self.times) - 2 and fraction >= self.times[number + 1]:
            number += 1
        if len(self.times) == 1:
            return 0, 0.0
        span = self.times[number + 1] - self.times[number]
        return number, (fraction - self.times[number]) / span

    def at(
        self, fraction: float
    ) -> tuple[body.Trunk, tuple[AimBlend, AimBlend], tuple[AimBlend, AimBlend]]:
        """Numbers of the trunk, and what arms and legs aim at."""
        number, u = self.segment(fraction)
        a = self.keys[number]
        if len(self.keys) == 1 or u <= 0.0:
            return self._at_key_pose(a)
        if u >= 1.0:
            return self._at_key_pose(self.keys[number + 1])
        b = self.keys[number + 1]
        trunk = list(a.trunk)
        span = self.times[number + 1] - self.times[number]
        slopes_a, slopes_b = self._slopes[number], self._slopes[number + 1]
        for n in self._moving[number]:
            trunk[n] = _hermite(a.trunk[n], b.trunk[n], slopes_a[n] * span, slopes_b[n] * span, u)
        if a.kneeling and b.kneeling:
            trunk[0:3] = body.kneeling_pelvis(tuple(trunk))
        begin, end = self._limb_slopes[number]
        w = [_hermite(0.0, 1.0, begin[limb], end[limb], u) for limb in range(4)]
        return (
            tuple(trunk),
            (AimBlend(a.arms[0], b.arms[0], w[0]), AimBlend(a.arms[1], b.arms[1], w[1])),
            (AimBlend(a.legs[0], b.legs[0], w[2]), AimBlend(a.legs[1], b.legs[1], w[3])),
        )

    @property
    def _limb_slopes(self) -> list[tuple[Slopes, Slopes]]:
        """For each way between two key poses: the slopes at its beginning and at its end."""
        if self._cached_limb_slopes is None:
            spans = [b - a for a, b in pairwise(self.times)]
            self._cached_limb_slopes = slopes_of_limbs(self.keys, spans, self.even)
        return self._cached_limb_slopes

    @staticmethod
    def _at_key_pose(
        key: KeyPose,
    ) -> tuple[body.Trunk, tuple[AimBlend, AimBlend], tuple[AimBlend, AimBlend]]:
        return (
            key.trunk,
            (AimBlend(key.arms[0]), AimBlend(key.arms[1])),
            (AimBlend(key.legs[0]), AimBlend(key.legs[1])),
        )


def contacts_at(track: Track, fraction: float, pose: Pose) -> tuple[Contact, ...]:
    """The planted hands, forearms, feet and knees that both key poses around agree about."""
    number, _ = track.segment(fraction)
    a = track.keys[number]
    b = track.keys[min(number + 1, len(track.keys) - 1)]
    contacts = []
    for index, word in enumerate(("left", "right")):
        side = -1.0 if index == 0 else 1.0
        for first, second, limb in (
            (a.arms[index], b.arms[index], "arm"),
            (a.legs[index], b.legs[index], "leg"),
        ):
            if first.kind != second.kind or first.kind not in PLANTED:
                continue
            if first.values[:3] != second.values[:3]:
                continue
            x, out, turn = first.values[:3]
            spot = (x, 0.0, out * side)
            name = f"{word} {limb}"
            if limb == "arm":
                arm = pose.arms[index]
                point = arm.elbow if first.kind == "forearm" else arm.wrist
                height = ELBOW_ON_FLOOR if first.kind == "forearm" else WRIST_ON_FLOOR
            elif first.kind == "floor":
                leg = pose.legs[index]
                rises = first.values[3] + second.values[3] >= 0
                point = leg.ball if rises else leg.heel
                reach, drop = (BALL_FORWARD, 0.047) if rises else (-HEEL_BACK, 0.043)
                angle = radians(turn)
                spot = (x + reach * cos(angle), 0.0, (out + reach * sin(angle)) * side)
                height = ANKLE_HEIGHT - drop
            elif first.kind == "kneel":
                point, height = pose.legs[index].knee, KNEE_ON_FLOOR
            else:
                point, height = pose.legs[index].ankle, 0.045
            contacts.append(Contact(name, (spot[0], height, spot[2]), point))
    return tuple(contacts)
