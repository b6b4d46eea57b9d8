"""Every button of the Player shows its whole word, in every language that is shipped."""

import pytest
from catalogues.catalogues import languages
from PySide6.QtWidgets import QApplication

from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.player.control_bar import ControlBar
from support.languages import in_language

# Of a window 960, 1280 and 1366 wide, between its margins.
WIDTHS = (892, 1180, 1270)


def cut(bar: ControlBar) -> list[str]:
    """A button that had to shorten its word has all of it as its tip."""
    bar.grab()
    return [button.text() for button in bar.buttons.values() if button.toolTip()]


@pytest.mark.parametrize("language", ["en", *languages()])
def test_no_word_is_cut(language: str, qapp: QApplication) -> None:
    with in_language(language):
        bar = ControlBar()
        buttons = {}
        for width in WIDTHS:
            bar.resize(width, 60)
            bar.show()
            qapp.processEvents()
            for going, voice, waits in ((True, True, False), (False, False, True)):
                bar.show_going(going)
                bar.show_voice(voice)
                bar.show_waiting(waits)
                qapp.processEvents()
                if words := cut(bar):
                    buttons[width, going] = words
        bar.deleteLater()
    assert buttons == {}


def test_the_names_of_keys_go_first(qapp: QApplication) -> None:
    bar = ControlBar()
    shown = {}
    for width in (800, 1600):
        bar.resize(width, 60)
        bar.show()
        qapp.processEvents()
        shown[width] = bar.buttons[PlayerAction.END]._key
    bar.deleteLater()
    assert shown[800] == "" and shown[1600]
