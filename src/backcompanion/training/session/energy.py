"""Energy: the routine's own claim and an estimate from body weight, two kinds never added up.

Source of the MET values: Compendium of Physical Activities (2024), codes 02005, 02030 and 02101.
"""

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Kind
from backcompanion.training.session.record import EnergyBasis

# Low-impact aerobic movement; back exercises and light calisthenics; stretching.
METS: dict[Kind, float] = {"warm-up": 4.8, "work": 3.5, "stretch": 2.3}


@dataclass(frozen=True, slots=True)
class Energy:
    """Kilocalories, `low` to `high`, and what they rest on."""

    low: float
    high: float
    basis: EnergyBasis


@dataclass(frozen=True, slots=True)
class ActiveTime:
    """Seconds spent in each block, getting ready for its steps included, pauses not."""

    warm_up: float = 0
    work: float = 0
    stretch: float = 0

    def met_minutes(self) -> float:
        return (
            self.warm_up * METS["warm-up"]
            + self.work * METS["work"]
            + self.stretch * METS["stretch"]
        ) / 60


def routine_energy(claim: tuple[float, float], fraction_done: float) -> Energy:
    """The routine's `claim` (kcal, low and high) for the part that was done, 0 to 1 of the work."""
    share = min(1.0, max(0.0, fraction_done))
    return Energy(claim[0] * share, claim[1] * share, "routine")


def body_weight_energy(weight_kg: float, time: ActiveTime) -> Energy:
    """Gross kcal = MET × 3.5 × kg ÷ 200 × minutes (3.5 ml of oxygen a kg a minute at rest)."""
    kcal = time.met_minutes() * 3.5 * weight_kg / 200
    return Energy(kcal, kcal, "body-weight")


def share_of_work(done_seconds: float, planned_seconds: float) -> float:
    """How much of the planned work was done, 0 to 1; without planned work, nothing."""
    return min(1.0, done_seconds / planned_seconds) if planned_seconds > 0 else 0.0


def estimate_energy(
    claim: tuple[float, float], fraction_done: float, time: ActiveTime, weight_kg: float | None
) -> Energy:
    """From body weight where it was given, else the routine's own claim."""
    if weight_kg:
        return body_weight_energy(weight_kg, time)
    return routine_energy(claim, fraction_done)
