"""An exercise of one's own of which everything is said."""

from backcompanion.application.exercise_form import ExerciseFields, PhaseFields
from backcompanion.application.level_fields import LevelFields

WALL_SLIDES = ExerciseFields(
    name="Wall slides",
    also=("Shed doors",),
    position="standing",
    eyes="screen",
    sides="alternating",
    lead="{side} arm",
    phases=(PhaseFields("reach", 2, "slide", "out"), PhaseFields("return", 2.5)),
    repetitions=6,
    sentences=("Stand at the wall.", "Slide up. Slide down.", "Your shoulders.", "A hollow back."),
    short=("Slowly.", "Ribs down."),
    equipment=("band",),
    cautions=("disc", "sore-shoulder"),
    muscles=("shoulders",),
    figure="upright-turns",
    easier=LevelFields("Seated slides", "Sit on a chair.", 4),
    harder=LevelFields("Slides with a weight", "", 0, ("dumbbells",)),
)
