"""One exercise in full: the figure in its tempo, the cues, and what to do instead."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import LEVELS, Cues, Exercise, Tempo
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.training.session.substitution import care_cues, held_equipment
from backcompanion.ui import theme
from backcompanion.ui.text import formats, reasons, training_text
from backcompanion.ui.widgets.accessibility import ChoiceGroup
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label, LineLabel
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.workout.figure_area import FigureArea
from backcompanion.ui.workout.stage_figure import ShownExercise, StageFigure

# Heights of the text, which scrolls.
LEAST_TEXT, LEAST_WITH_FIGURE = 60, 110
# Of the card: what the text gets at most, and where all of it goes into so much.
_SHARE, _SHARE_OF_ALL = 0.56, 0.66
_ROOMY, _CLOSE = 12, 8  # pixels between the parts of the text


class ExerciseDetail(Card):
    """Shows a step, or whatever of "do instead" was chosen for it.

    `reset_requested` names an exercise, as the routine has it, that the person wants as written
    again. `change_requested`: the step in which something is to be otherwise, and the button.
    """

    reset_requested = Signal(str)
    change_requested = Signal(object, object)

    def __init__(
        self,
        library: Library,
        live: LiveSettings,
        figures: FigureProvider,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._figures = figures
        self._step: PlannedStep | None = None
        self._shown: tuple[str, Level] | None = None
        self._live = live
        self._equipment: frozenset[Equipment] = frozenset()
        self._stage = FigureArea()
        self._figure = StageFigure(self._stage, figures)
        self._name = LineLabel("", 19, theme.BOLD)
        self._muscles = LineLabel("", 14, role=theme.MUTED)
        self._why = Label("", 13, role=theme.PREPARE, wrap=True)
        self._cues = [Label("", 14, role=theme.MUTED, wrap=True) for _i in range(4)]
        self._alternatives = QWidget()
        self._chips = FlowLayout(self._alternatives)
        self._shown_group = ChoiceGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        column.addWidget(self._text_area())

    def _text_area(self) -> QWidget:
        """The cues; they scroll where the window is too low for all of them."""
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(20, _ROOMY + 4, 20, _ROOMY + 4)
        column.setSpacing(_ROOMY)
        # A long name has the line to itself; the muscles go below it.
        head = FlowLayout(gap=12)
        head.addWidget(self._name)
        head.addWidget(self._muscles)
        self.change_button = Button(_("Change"), icon="chevron-down", pixels=13, height=28)
        self.change_button.setAccessibleDescription(_("What is to be otherwise in this exercise"))
        self.change_button.clicked.connect(self._on_change_clicked)
        head.addWidget(self.change_button)
        column.addLayout(head)
        column.addWidget(self._why)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        titles = (_("Set up"), _("Move"), _("Feel"), _("Avoid"))
        for index, (title, cue) in enumerate(zip(titles, self._cues, strict=True)):
            row, at = divmod(index, 2)
            cue.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(title, 14, theme.SEMIBOLD), row * 3, at)
            grid.addWidget(cue, row * 3 + 1, at)
        grid.setRowMinimumHeight(2, 8)
        column.addLayout(grid)
        column.addWidget(self._alternatives)
        column.addStretch(1)
        self._area, self._inside = ScrollPage(inside), inside
        return self._area

    def show_step(self, step: PlannedStep, equipment: frozenset[Equipment]) -> None:
        """The step as it is prescribed."""
        self._equipment = equipment
        if step != self._step:
            self._step = step
            self._shown = None
            with laid_out_once(self):
                self._create_chips()
        self._show(step.exercise, step.level)

    def show_kept_figure(self) -> None:
        """With the words: where it was kept as a picture, that takes next to nothing."""
        self._figure.show_kept()
        self._lay_out()

    def create_figure(self) -> None:
        """Once the window stands: drawing the figure takes more to get ready than all the rest."""
        self._figures.reduced_motion_changed.connect(self.refresh)
        self._figure.create()
        self._lay_out()

    def _lay_out(self) -> None:
        self._fit()
        layout = self.layout()
        if layout is not None:
            layout.activate()  # or it is painted before its text has its room

    def refresh(self) -> None:
        """The figure once more, after its colours changed."""
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self._show(*shown)

    def _show(self, exercise_id: str, level: Level) -> None:
        if self._shown == (exercise_id, level):
            return
        self._shown = (exercise_id, level)
        exercise = self._library.exercises[exercise_id]
        variant = exercise.variant(level)
        name = exercise.name
        if level != "standard":
            name = _("{name}: {what}").format(name=name, what=variant.name_in_sentence)
        self._name.setText(name)
        self._muscles.setText(training_text.muscles(exercise))
        self._explain(exercise_id)
        cues = self._told(exercise, level)
        move = cues.move if variant.changes.move is not None else variant.cue or cues.move
        for label, text in zip(self._cues, (cues.set_up, move, cues.feel, cues.avoid), strict=True):
            label.setText(text)
        self._stage.tempo.setText(training_text.tempo(exercise, self._tempo(exercise, level)))
        self._stage.place()
        self._play(exercise, level)
        for chip, shown in self._choices:
            chip.setChecked(shown == (exercise_id, level))
        # Chips that were just made have a size only once they are shown.
        QTimer.singleShot(0, self, self._fit)

    def _tempo(self, exercise: Exercise, level: Level) -> Tempo:
        """As planned, with its dose and pace, where it is what the step will be."""
        step = self._step
        planned = step.tempos.get(level) if step and step.exercise == exercise.id else None
        return planned or exercise.variant(level).tempo

    def _told(self, exercise: Exercise, level: Level) -> Cues:
        """As planned where it is what the step will be; else with what there is."""
        step = self._step
        if step is not None and step.exercise == exercise.id:
            return training_text.cues(exercise, step, level)
        return exercise.cues_at(level, held_equipment(exercise, level, self._equipment))

    def _explain(self, shown: str) -> None:
        """Why it is in the list like this, what to do differently, and last time's weight."""
        step, lines = self._step, list[str]()
        if step is not None and step.exercise == shown:
            lines.append(reasons.sentence(step, self._library))
            lines += care_cues(self._library.exercises[shown], step.reasons)
            if step.load_kg is not None:
                load = formats.weight(step.load_kg, self._live.now.weight_unit)
                asked = _("With {weight}.") if step.load_asked else _("Last time: {weight}.")
                lines.append(asked.format(weight=load))
            lines.append(step.note)
        if lacks := self._library.exercises[shown].lacks:
            from backcompanion.library.exercise_drafts import lacks_sentence

            lines.append(lacks_sentence(lacks))
        text = " ".join(line for line in lines if line)
        self._why.setText(text)
        self._why.setVisible(bool(text))

    def _play(self, exercise: Exercise, level: Level) -> None:
        step = self._step
        planned = step is not None and step.exercise == exercise.id
        motion = step.motion if step is not None and planned else exercise.motion
        held = frozenset(held_equipment(exercise, level, self._equipment))
        tempo, side = self._tempo(exercise, level), step.side if step else None
        self._figure.show(ShownExercise(exercise, motion, level, held, tempo, side))

    def _create_chips(self) -> None:
        """Easier, harder, and what may stand in; pressing one shows it."""
        clear_layout(self._chips)
        self._choices: list[tuple[Chip, tuple[str, Level]]] = []
        step = self._step
        if step is None:
            return
        exercise = self._library.exercises[step.exercise]
        offers: list[tuple[str, tuple[str, Level]]] = []
        for level in LEVELS:
            if level in exercise.variants and len(exercise.variants) > 1:
                label = training_text.variant(level, exercise.variants[level])
                if level == "standard":
                    label = training_text.level(level)
                offers.append((label, (exercise.id, level)))
        alternative_ids = dict.fromkeys((*(exercise.without or {}).values(), exercise.swap))
        offers += [
            (
                _("Instead: {name}").format(name=self._library.exercises[alternative_id].name),
                (alternative_id, "standard"),
            )
            for alternative_id in alternative_ids
            if alternative_id in self._library.exercises
        ]
        if any(reason.kind in ("hurt", "step") for reason in step.reasons):
            reset_chip = Chip(_("As written again"), height=28)
            reset_chip.setCheckable(False)
            reset_chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            reset_chip.clicked.connect(self._on_reset_clicked)
            self._chips.addWidget(reset_chip)
        if offers:
            self._chips.addWidget(Label(_("Show"), 13, role=theme.MUTED))
        for label, shown in offers:
            chip = Chip(label, height=28)
            chip.setProperty("shown", shown)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(self._on_chip_clicked)
            self._shown_group.addButton(chip)
            self._chips.addWidget(chip)
            self._choices.append((chip, shown))
        self._alternatives.setVisible(bool(offers))

    def _on_reset_clicked(self) -> None:
        if self._step is not None:
            self.reset_requested.emit(self._step.instead_of or self._step.exercise)

    def _on_change_clicked(self) -> None:
        if self._step is not None:
            self.change_requested.emit(self._step, self.change_button)

    def _on_chip_clicked(self) -> None:
        exercise, level = self.sender().property("shown")
        self._show(exercise, level)
        for chip, shown in self._choices:
            chip.setChecked(shown == (exercise, level))

    def minimumSizeHint(self) -> QSize:
        """It gives way to what is asked above it: the figure goes, and the text scrolls."""
        return QSize(200, LEAST_TEXT)

    def _fit(self) -> None:
        """As much room for the text as it needs, up to a good half of the card, and a little more
        where that is all of it: moved together a little, if that is what it takes.
        """
        width = max(200, self.width() - 2)
        beside_figure = self.height() - self._stage.minimumHeight()
        has_figure = beside_figure >= LEAST_WITH_FIGURE
        self._stage.setVisible(has_figure)
        most = min(beside_figure, round(self.height() * _SHARE_OF_ALL))
        needed = self._needed(width, _ROOMY)
        if not has_figure:
            self._area.setFixedHeight(self.height())
            return
        if needed > most:
            needed = self._needed(width, _CLOSE)
        if needed > most:  # it scrolls
            share = max(LEAST_WITH_FIGURE, round(self.height() * _SHARE))
            needed = min(self._needed(width, _ROOMY), share, beside_figure)
        self._area.setFixedHeight(needed)

    def _needed(self, width: int, spacing: int) -> int:
        """The height of all of the text with that between its parts, which it keeps."""
        if spacing != self._column.spacing():
            self._column.setContentsMargins(20, spacing + 4, 20, spacing + 4)
            self._column.setSpacing(spacing)
        self._column.invalidate()
        return self._column.heightForWidth(width) + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()
