"""What decides the looks and the ways of the program: every setting, declared once.

What decides the numbers (first day of the week, goals, breaks) lives in the history instead.

A new setting is a line here. One that gets another name says which it had (`renamed_from`); one
whose values mean something else from now on gets a line in `settings_upgrade`. All raise VERSION.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, get_args

from backcompanion.application.setting import (
    Setting,
    binary,
    by_exercise,
    day_by_exercise,
    file_path,
    number,
    one_of,
    optional_day,
    some_of,
    switch,
    text,
    whole,
)
from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import (
    LEAST_PACE,
    MAX_LEVEL_STEPS,
    MOST_PACE,
    Equipment,
    Level,
    Remark,
)

if TYPE_CHECKING:
    from datetime import date

VERSION = 2
"""Of what is written. Up to release 0.2.0 none was, and all was as in 1."""


def _level_step(value: str) -> int:
    step = int(value)
    if not 0 < abs(step) <= MAX_LEVEL_STEPS:
        raise ValueError
    return step


def _pace(value: str) -> int:
    pace = int(value)
    if not LEAST_PACE <= pace <= MOST_PACE:
        raise ValueError
    return pace


@dataclass(frozen=True, slots=True)
class Settings:
    """All but two take effect at once, and every one suits most as it is.

    `rest_percent`: of the routine's times to get ready. `weight_kg`: 0 for not given.
    `minutes`: what a session is fitted into; 0 for the routine as written. `routine`: id of the one
    in use, empty for the one that is shipped.
    `language`: code of the one that texts are in, empty for the system's; from the next start on.
    `text_percent`: the Player's text. `system_text_percent`: all text, as the desktop has answered,
    from the next start on. `window`: its place, as Qt saves it. `levels`: levels up or
    down agreed to for single exercises. `answered`: offers of such steps, and up to which day the
    answer holds. `not_gentler`: what hurt and is all right again, likewise. `sore_skipped`: the
    day on which the question how sore was passed over. `calendar_file`: the one that follows the
    plan, or empty. `paces`: percent of the written tempo, by routine; `exercise_paces`: of single
    exercises. `reminders`: on this computer, by its own timer.
    `plan_passed`: the day on which what the plan has was passed over. `before_plan`: the day on
    which it was taken, what was in use before and what was from then on.
    `quieter_others`: other programs, while something is said.
    """

    theme: str = one_of("system", ("system", "light", "dark"))
    language: str = text(since=2)
    equipment: tuple[Equipment, ...] = some_of(
        ("dumbbells", "physio-ball"), get_args(Equipment), exported=True
    )
    level: Level = one_of("standard", get_args(Level))
    rounds: int = whole(2, 1, 3)
    minutes: int = whole(0, 0, 40, since=2)
    routine: str = text(since=2)
    paces: Mapping[str, int] = by_exercise(_pace, since=2)
    exercise_paces: Mapping[str, int] = by_exercise(_pace, since=2)
    already_warm: bool = switch(False)
    lead_in_seconds: int = whole(3, 0, 10)
    rest_percent: int = whole(100, 50, 200)
    weight_kg: float = number(0.0, 0, 400)
    weight_unit: str = one_of("kg", ("kg", "lb"))
    text_percent: int = whole(100, 75, 150)
    system_text_percent: int = whole(100, 75, 200, since=2)
    amount: str = one_of("everything", ("everything", "names", "tones"))
    sounds: bool = switch(True)
    voice: bool = switch(True)
    volume: int = whole(80, 0, 100)
    voice_volume: int = whole(80, 0, 100)
    voice_rate: int = whole(0, -50, 50)
    voice_name: str = text()
    quieter_others: bool = switch(True, since=2)
    skin: str = text()
    clothes: str = text()
    build: str = one_of("slim", ("slim", "sturdy"), since=2)
    hair_style: str = one_of("short", ("short", "bun", "bob"), since=2)
    hair_colour: str = one_of("natural", ("natural", "grey", "white"), since=2)
    lit_muscles: bool = switch(True)
    still_figure: bool = switch(False)
    welcomed: bool = switch(False)
    window: bytes = binary()
    not_gentler: "Mapping[str, date]" = day_by_exercise()
    remarks: tuple[Remark, ...] = some_of((), get_args(Remark), exported=True)
    levels: Mapping[str, int] = by_exercise(_level_step, exported=True)
    answered: "Mapping[str, date]" = day_by_exercise()
    sore_skipped: "date | None" = optional_day()
    calendar_file: str = file_path(since=2)
    reminders: bool = switch(False, since=2)
    plan_passed: "date | None" = optional_day(since=2)
    before_plan: str = text(since=2)


OFFERED_EQUIPMENT: tuple[Equipment, ...] = ("dumbbells", "physio-ball", "medicine-ball", "band")
"""What one is asked for; water bottles and a cushion are taken for granted."""

SETTINGS: dict[str, Setting] = {f.name: f.metadata["setting"] for f in fields(Settings)}
