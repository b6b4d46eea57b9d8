"""What another start of the program asks of the window that is there already, or its own start."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from backcompanion.base.i18n import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from backcompanion.system.instance_request import StartRequest
    from backcompanion.ui.shell.home import HomePages
    from backcompanion.ui.shell.session_scenes import SessionScenes


def carry_out(
    request: "StartRequest",
    home: "HomePages",
    scenes: "SessionScenes",
    tell: Callable[[str], None],
    *,
    asks_first: bool,
) -> None:
    """`asks_first`: as of `begin_workout`."""
    if request.file is not None:
        open_file(request.file, home, scenes)
    if request.begin:
        begin_workout(home, tell, asks_first=asks_first)


def open_file(file: "Path", home: "HomePages", scenes: "SessionScenes") -> None:
    """Of a routine; said, and no more, where a session is on."""
    mid_session = _("A routine can be opened once this session is over.")
    if not scenes.show_message(mid_session):
        home.routines().open_file(file)


def begin_workout(home: "HomePages", tell: Callable[[str], None], *, asks_first: bool) -> None:
    """Today's workout, as its button would begin it; nothing that is open here is lost by it.

    Somebody who trains, or is asked how it went, is left at it. `asks_first`: the page has a
    question before (the welcome with its word on health, a session that was cut off): there the
    person presses.
    """
    if not home.isVisible():
        return
    if QApplication.activeModalWidget() is not None:
        tell(_("Close what is open here; then Start begins today's workout."))
        return
    home.workout_requested.emit()
    if asks_first:
        home.workout.focus_start()
    else:
        home.workout.start_button.click()
