"""Every button of the Player shows its whole word, in every language that is shipped."""

import pytest
from catalogues.catalogues import languages
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from backcompanion.ui import theme
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.player.control_bar import ControlBar
from backcompanion.ui.widgets.buttons import Button
from support.languages import in_language

# Of a window 900, 960, 1280 and 1366 wide, between its margins.
WIDTHS = (832, 892, 1180, 1270)


def cut(bar: ControlBar) -> list[str]:
    """A button that had to shorten its word has all of it as its tip."""
    bar.grab()
    return [button.text() for button in bar.buttons.values() if button.toolTip()]


@pytest.mark.parametrize("language", ["en", *languages()])
def test_no_word_is_cut(language: str, qapp: QApplication) -> None:
    theme.load_fonts()  # in another typeface words are narrower
    with in_language(language):
        stage = QWidget()  # a window of its own would be as wide as it likes
        bar = ControlBar()
        bar.setParent(stage)
        stage.show()
        buttons = {}
        for width in WIDTHS:
            bar.setGeometry(0, 0, width, 60)
            bar.show()
            qapp.processEvents()
            assert bar.width() == width
            states = ((True, True, False), (False, True, False), (False, False, True))
            for going, voice, waits in states:
                bar.show_going(going)
                bar.show_voice(voice)
                bar.show_waiting(waits)
                qapp.processEvents()
                if words := cut(bar):
                    buttons[width, going, voice] = words
        stage.deleteLater()
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


def test_the_row_is_measured_only_where_its_words_change(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice a second it is told what it says already."""
    bar = ControlBar()
    bar.resize(min(WIDTHS), 60)
    bar.show()
    qapp.processEvents()
    measured: list[str] = []
    size = Button.sizeHint

    def noted_size(self: Button) -> QSize:
        measured.append(self.text())
        return size(self)

    monkeypatch.setattr(Button, "sizeHint", noted_size)
    bar.show_going(True)
    bar.show_waiting(False)
    bar.show_voice(True)
    assert measured == []
    bar.show_waiting(True)
    bar.deleteLater()
    assert measured
