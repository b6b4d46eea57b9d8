"""Lets headphones, the lock screen and a paired phone control a session: MPRIS on Linux.

Keys that reach the window itself are the window's business.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backcompanion.system import session_bus
from backcompanion.system.remote_control import RemoteControl

if TYPE_CHECKING:
    from backcompanion.system.mpris import MprisPlayer


class MediaKeys(RemoteControl):
    """What somebody asked for from outside of the window; nothing where there is no such bus.

    QtDBus is loaded when the first session begins, not before.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mpris_player: MprisPlayer | None = None
        self._shown: tuple[str, str, bool] | None = None

    @property
    def connected(self) -> bool:
        """Once the bus has answered."""
        return self._mpris_player is not None and bool(self._mpris_player.name)

    def begin(self) -> None:
        """A session begins: from now on it can be controlled from outside."""
        if self._mpris_player is not None or not sys.platform.startswith("linux"):
            return
        bus = session_bus.connect()
        if bus is None:
            return
        from backcompanion.system.mpris import MprisPlayer

        self._mpris_player = MprisPlayer(self, bus)
        self._mpris_player.register()

    def show(self, title: str, place: str, playing: bool) -> None:
        """The step: its name and where it stands ("Round 1, 3 of 8"); cheap if the same."""
        shown = (title, place, playing)
        if self._mpris_player is not None and shown != self._shown:
            self._shown = shown
            self._mpris_player.show(title, place, playing)

    def end(self) -> None:
        """The session is over."""
        self._shown = None
        if self._mpris_player is not None:
            self._mpris_player.unregister()
            self._mpris_player.deleteLater()
            self._mpris_player = None
