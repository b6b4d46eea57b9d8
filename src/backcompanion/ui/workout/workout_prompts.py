"""Quiet questions over an exercise's detail: how sore today, and a step up or down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.adaptation.offers import LevelOffer
from backcompanion.training.exercise.routine import Library
from backcompanion.training.planning.program import DayWorkout
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.soreness_scale import SorenessScale


class SorenessPrompt(Card):
    """`answered` carries 0 to 10, or None where it was left unsaid."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("soreQuestion")
        self.scale = SorenessScale()
        column = QVBoxLayout(self)
        set_margins(column, 18, 12, 14, 10)
        column.setSpacing(8)
        column.addWidget(Label(_("How sore is your back today?"), 15, theme.SEMIBOLD))
        column.addWidget(self.scale)
        self.scale.chosen.connect(self.answered)


class OfferPrompt(Card):
    """`answered` carries the offer and whether it was taken."""

    answered = Signal(object, bool)

    def __init__(self, offer: LevelOffer, library: Library) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._offer = offer
        question, yes = offer_text(offer, library)
        row = QHBoxLayout(self)
        set_margins(row, 18, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(Label(question, 14, wrap=True), 1)
        self.accept_button = Button(yes, height=34, pixels=14)
        self.later_button = Button(_("Not now"), kind="quiet", height=34, pixels=14)
        self.accept_button.clicked.connect(self._on_accepted)
        self.later_button.clicked.connect(self._on_declined)
        row.addWidget(self.accept_button)
        row.addWidget(self.later_button)

    def _on_accepted(self) -> None:
        self.answered.emit(self._offer, True)

    def _on_declined(self) -> None:
        self.answered.emit(self._offer, False)


class DayWorkoutPrompt(Card):
    """What the plan has for today. `answered` carries it and whether it was taken."""

    answered = Signal(object, bool)

    def __init__(self, workout: DayWorkout, library: Library) -> None:
        super().__init__()
        self.setObjectName("dayWorkout")
        self._workout = workout
        row = QHBoxLayout(self)
        set_margins(row, 18, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(Label(day_workout_question(workout, library), 14, wrap=True), 1)
        self.accept_button = Button(_("Take it"), height=34, pixels=14)
        self.later_button = Button(_("Not today"), kind="quiet", height=34, pixels=14)
        self.accept_button.clicked.connect(self._on_accepted)
        self.later_button.clicked.connect(self._on_declined)
        row.addWidget(self.accept_button)
        row.addWidget(self.later_button)

    def _on_accepted(self) -> None:
        self.answered.emit(self._workout, True)

    def _on_declined(self) -> None:
        self.answered.emit(self._workout, False)


def day_workout_question(workout: DayWorkout, library: Library) -> str:
    routine = library.routines.get(workout.routine)
    if routine is None:
        return ngettext(
            "Your plan has {n} minute for today.",
            "Your plan has {n} minutes for today.",
            workout.minutes,
        ).format(n=workout.minutes)
    return _("Your plan has “{name}” for today.").format(name=routine.name)


def offer_text(offer: LevelOffer, library: Library) -> tuple[str, str]:
    """One sentence with its reason, and the answer that takes it."""
    exercise = library.exercises[offer.exercise]
    way = exercise.variant(offer.level).name_in_sentence
    name = exercise.name_in_sentence
    if offer.reason == "easy":
        template = _("Easy twice, with all sets done. Try the next step of {name}: {way}?")
        return template.format(name=name, way=way), _("Try it")
    if offer.reason == "hurt":
        template = _("That hurt last time. Keep to the gentler way of {name}: {way}?")
        return template.format(name=name, way=way), _("Keep it gentle")
    template = _("Unfinished twice. Take a step down in {name}: {way}?")
    return template.format(name=name, way=way), _("Take it")
