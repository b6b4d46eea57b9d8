"""In the Player, Tab comes to what leads through the session first."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from support.present import present
from support.window import Window, take_apart


@pytest.mark.usefixtures("qapp")
def test_back_pause_and_skip_before_where_to_look_from(tmp_path: Path) -> None:
    window = Window(tmp_path)
    try:
        window.start()
        player = window.main.scenes.player()
        names: list[str] = []
        widget = present(player.nextInFocusChain())
        while widget is not player:
            if isinstance(widget, QAbstractButton) and player.isAncestorOf(widget):
                names.append(widget.objectName() or widget.accessibleName())
            widget = present(widget.nextInFocusChain())
        assert names[:3] == ["backButton", "pauseButton", "skipButton"]
        assert names.index("endButton") < names.index("From the side") < names.index("From above")
    finally:
        take_apart(window.main)
