"""Lets headphones, the lock screen and a paired phone control a session: MPRIS on Linux.

Keys that reach the window itself are the window's business.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backcompanion.system.remote_control import Asked

if TYPE_CHECKING:
    from backcompanion.system.mpris import Player


class MediaControl(Asked):
    """What somebody asked for from outside of the window; nothing where there is no such bus.

    QtDBus is loaded when the first session begins, not before.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: Player | None = None
        self._shown: tuple[str, str, bool] | None = None

    @property
    def connected(self) -> bool:
        return self._player is not None

    def begin(self) -> None:
        """A session begins: from now on it can be controlled from outside."""
        if self._player is not None or not sys.platform.startswith("linux"):
            return
        try:
            from backcompanion.system.mpris import Player
        except ImportError:  # libdbus-1 is missing
            return
        player = Player(self)
        if player.register():
            self._player = player
        else:
            player.deleteLater()

    def show(self, title: str, place: str, playing: bool) -> None:
        """The step: its name and where it stands ("Round 1, 3 of 8"); cheap if the same."""
        shown = (title, place, playing)
        if self._player is not None and shown != self._shown:
            self._shown = shown
            self._player.show(title, place, playing)

    def end(self) -> None:
        """The session is over."""
        self._shown = None
        if self._player is not None:
            self._player.unregister()
            self._player.deleteLater()
            self._player = None
