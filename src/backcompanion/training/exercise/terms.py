"""The words by which files and settings call things; each set is closed."""

from typing import Literal

Kind = Literal["warm-up", "work", "stretch"]
Level = Literal["easier", "standard", "harder"]
Block = Literal["warm-up", "round", "cool-down"]
Side = Literal["left", "right"]
Sides = Literal["both", "alternating", "one"]
Breath = Literal["in", "out"]
Eyes = Literal["screen", "away", "floor", "away-at-the-bottom"]
Position = Literal[
    "standing",
    "hinged",
    "seated",
    "prone",
    "hands-and-knees",
    "over-the-ball",
    "kneeling-back",
    "lying-back",
    "lying-side",
]
Equipment = Literal["dumbbells", "water-bottles", "band", "medicine-ball", "physio-ball", "cushion"]
Remark = Literal[
    "disc",
    "stenosis",
    "osteoporosis",
    "pregnancy",
    "dizziness",
    "anaemia",
    "sore-shoulder",
    "sore-wrists-or-knees",
]

AS_WRITTEN_PACE, LEAST_PACE, MOST_PACE, PACE_STEP = 100, 60, 150, 5
"""Percent of the written tempo, and in which steps they are chosen."""

MAX_LEVEL_STEPS = 2
"""How many levels up or down from the chosen one a person may agree to for one exercise."""
