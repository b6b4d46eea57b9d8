"""What another start of the program asks of the window that is there already, or its own start."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from backcompanion.base.i18n import gettext as _

if TYPE_CHECKING:
    from backcompanion.system.instance_request import StartRequest
    from backcompanion.ui.shell.main_window import MainWindow

WORKOUT = 0  # its page's place in the rail


def carry_out(window: "MainWindow", request: "StartRequest") -> None:
    """The window has come forward, as far as the desktop lets it."""
    if request.file is not None:
        mid_session = _("A routine can be opened once this session is over.")
        if not window.scenes.show_message(mid_session):
            window.home.routines().open_file(request.file)
    if request.begin:
        _begin(window)


def _begin(window: "MainWindow") -> None:
    """Today's workout, as the button would begin it; nothing that is open here is lost by it.

    Somebody who trains, or is asked how it went, is left at it. What the page asks first (the
    welcome with its word on health, a session that was cut off) is still asked: there the person
    presses.
    """
    if not window.home.isVisible():
        return
    if QApplication.activeModalWidget() is not None:
        window.show_message(_("Close what is open here; then Start begins today's workout."))
        return
    window.show_page(WORKOUT)
    asks_first = window.cut_off_offer.card is not None or not window.context.live.now.welcomed
    if asks_first:
        window.home.workout.focus_start()
    else:
        window.home.workout.start_button.click()
