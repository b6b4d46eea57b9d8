"""My exercises: the menu of them, the form of one, and its poses."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.exercise_edits import ExerciseEdits
from backcompanion.application.exercise_form import OWN_FIGURE, ExerciseFields, fields_of
from backcompanion.application.pose_sequence import motion_and_tempo, sequence_of
from backcompanion.application.undo_stack import UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.exercise_drafts import PLAIN_STARTS
from backcompanion.library.toml_file import parse_toml
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.ui.routines.own_exercise_page import MotionMapping, OwnExercisePage
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.menu import Menu

if TYPE_CHECKING:
    from backcompanion.ui.routines.pose_editor_page import PoseEditorPage


class OwnExercisesController(QObject):
    """`page_requested`: that page is to be seen; `left`: there is nothing more to be done there.

    `message_requested`: a sentence for the person.
    """

    page_requested = Signal(object)
    left = Signal()
    message_requested = Signal(str)

    def __init__(
        self, parent: QWidget, context: AppContext, figures: FigureProvider, undo_stack: UndoStack
    ) -> None:
        super().__init__(parent)
        self._context, self._figures = context, figures
        self._edits = ExerciseEdits(context.shelf, undo_stack)
        self._page: OwnExercisePage | None = None
        self._editor: PoseEditorPage | None = None
        # Filled in and not saved, by id, while another one is open.
        self._unsaved: dict[str, tuple[ExerciseFields, MotionMapping | None]] = {}
        self._has_warned = False

    def add_entries(self, menu: Menu) -> None:
        """A new one, and each that there is."""
        menu.add_entry(_("New exercise…")).triggered.connect(self.show_new)
        own = [each for each in self._context.library.exercises.values() if each.is_own]
        if own:
            menu.addSeparator()
        for exercise in own:
            text = exercise.name if not exercise.lacks else _("{name} (draft)")
            action = menu.add_entry(text.format(name=exercise.name))
            action.triggered.connect(partial(self.show_exercise, exercise.id))

    def show_new(self, *_checked: object, name: str = "") -> None:
        """What was filled in and not saved is still there."""
        self._open("", lambda: (ExerciseFields(name=name), None))

    def show_exercise(self, id: str, *_checked: object) -> None:
        def read() -> tuple[ExerciseFields, MotionMapping | None]:
            files = self._context.shelf.own_exercise_files()
            fields = fields_of(self._context.library.exercises[id], files.motions.ids())
            return fields, self._motion_of(id)

        self._open(id, read)

    def _open(
        self, id: str, read: Callable[[], tuple[ExerciseFields, MotionMapping | None]]
    ) -> None:
        page = self._exercise_page()
        if not page.is_changed or page.fields.id != id:
            try:
                shown = self._unsaved.get(id) or read()
            except KnownError as error:
                self.message_requested.emit(str(error))
                return
            if page.is_changed:
                self._unsaved[page.fields.id] = page.fields, page.motion
            page.show_exercise(*shown, is_changed=self._unsaved.pop(id, None) is not None)
        self._show(page)

    def keeps_open(self) -> bool:
        """Whether something would be lost; it is shown, and said once: the next time it may go."""
        if self._page is None or self._has_warned:
            return False
        if not self._page.is_changed:
            if not self._unsaved:
                return False
            first = next(iter(self._unsaved))
            if first:
                self.show_exercise(first)
            else:
                self.show_new()
        self._show(self._page)
        self._has_warned = True
        name = self._page.fields.name or _("The new exercise")
        text = _("“{name}” is not saved. Save it, or close once more to let it go.")
        self.message_requested.emit(text.format(name=name))
        return True

    def _show(self, page: "OwnExercisePage | PoseEditorPage") -> None:
        self.page_requested.emit(page)
        page.take_focus()

    def _motion_of(self, id: str) -> dict[str, Any] | None:
        text = self._edits.motion_text(id)
        if text is None:
            return None
        path = self._context.shelf.own_exercise_files().motions.path(id)
        return parse_toml(path, text.encode("utf-8"))

    def _exercise_page(self) -> OwnExercisePage:
        if self._page is None:
            exercises = self._context.library.exercises
            self._page = page = OwnExercisePage(exercises, self._figures)
            page.left.connect(self._on_left)
            page.save_requested.connect(self._on_save_requested)
            page.remove_requested.connect(self._on_remove_requested)
            page.poses_requested.connect(self._on_poses_requested)
            page.message_requested.connect(self.message_requested)
        return self._page

    # --- its poses ---------------------------------------------------------------------------

    def _on_poses_requested(self) -> None:
        """From the poses that there are: one's own, or those of the figure that was chosen."""
        page = self._exercise_page()
        fields = page.fields
        try:
            if fields.figure == OWN_FIGURE and page.motion is not None:
                sequence = sequence_of(page.motion, fields.phases)
            else:
                # Without a figure, from a plain position: nothing of another exercise in it.
                mapping = self._figures.mapping(self._start_for(fields).motion)
                sequence = sequence_of(mapping, fields.phases if fields.figure else ())
        except KnownError as error:
            self.message_requested.emit(str(error))
            return
        editor = self._pose_editor()
        editor.show_poses(sequence, fields.name, fields.sides)
        self._show(editor)

    def _start_for(self, fields: ExerciseFields) -> Exercise:
        """Whose figure is to begin with: the one that was chosen, or one in the same position."""
        shipped = [each for each in self._context.library.exercises.values() if not each.is_own]
        chosen = next((each for each in shipped if each.motion == fields.figure), None)
        plain = PLAIN_STARTS[fields.position or "standing"]
        return chosen or self._context.library.exercises[plain]

    def _pose_editor(self) -> "PoseEditorPage":
        if self._editor is None:
            from backcompanion.ui.routines.pose_editor_page import PoseEditorPage

            self._editor = editor = PoseEditorPage(self._figures)
            editor.done.connect(self._on_poses_done)
            editor.left.connect(self._on_poses_left)
        return self._editor

    def _on_poses_done(self) -> None:
        page = self._exercise_page()
        sequence = self._pose_editor().editing.sequence
        page.take_poses(*motion_and_tempo(sequence, page.fields.sides))
        self._show(page)

    def _on_poses_left(self) -> None:
        self._show(self._exercise_page())

    def _on_left(self) -> None:
        page = self._exercise_page()
        self.left.emit()
        if page.is_changed:
            name = page.fields.name or _("The new exercise")
            text = _("“{name}” is not saved; what you filled in is there when you open it again.")
            self.message_requested.emit(text.format(name=name))

    # --- keeping it --------------------------------------------------------------------------

    def _on_save_requested(self) -> None:
        page = self._exercise_page()
        try:
            self._edits.save(page.fields, page.motion)
        except KnownError as error:
            self.message_requested.emit(str(error))
            return
        page.mark_saved()
        self._has_warned = False
        self.left.emit()

    def _on_remove_requested(self, id: str) -> None:
        try:
            self._edits.remove(id)
        except KnownError as error:
            self.message_requested.emit(str(error))
            return
        self._exercise_page().mark_saved()
        self.left.emit()
