"""The session as a media player on the session bus (MPRIS 2.2), by QtDBus."""

import os
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QObject, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
)

from backcompanion.base.paths import APP_ID
from backcompanion.system.remote_control import RemoteControl

PATH = "/org/mpris/MediaPlayer2"
NAME = "org.mpris.MediaPlayer2.backcompanion"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
BUS, BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
TRACK = "/io/github/backcompanion/step"
# QMetaType's own number for QString, which QDBusArgument.beginArray wants.
STRING = 10


@ClassInfo({"D-Bus Interface": ROOT})  # type: ignore[call-arg]
class RootAdaptor(QDBusAbstractAdaptor):  # type: ignore[operator]
    """Who the player is."""

    def __init__(self, player: "MprisPlayer") -> None:
        super().__init__(player)
        self._player = player

    @Slot()
    def Raise(self) -> None:
        self._player.control.raise_requested.emit()

    @Slot()
    def Quit(self) -> None:
        """Not offered: a session is ended by the person before the screen."""

    def _no(self) -> bool:
        return False

    def _yes(self) -> bool:
        return True

    def _identity(self) -> str:
        return "Back Companion"

    def _desktop_entry(self) -> str:
        return APP_ID

    def _empty_list(self) -> list[str]:
        return []

    CanQuit = Property(bool, _no)
    CanRaise = Property(bool, _yes)
    HasTrackList = Property(bool, _no)
    Identity = Property(str, _identity)
    DesktopEntry = Property(str, _desktop_entry)
    SupportedUriSchemes = Property("QStringList", _empty_list)  # type: ignore[arg-type]
    SupportedMimeTypes = Property("QStringList", _empty_list)  # type: ignore[arg-type]


@ClassInfo({"D-Bus Interface": PLAYER})  # type: ignore[call-arg]
class PlayerAdaptor(QDBusAbstractAdaptor):  # type: ignore[operator]
    """What is on, and the buttons."""

    def __init__(self, player: "MprisPlayer") -> None:
        super().__init__(player)
        self._player = player

    @Slot()
    def PlayPause(self) -> None:
        self._player.control.toggle_requested.emit()

    @Slot()
    def Play(self) -> None:
        self._player.control.play_requested.emit()

    @Slot()
    def Pause(self) -> None:
        self._player.control.pause_requested.emit()

    @Slot()
    def Stop(self) -> None:
        self._player.control.pause_requested.emit()

    @Slot()
    def Next(self) -> None:
        self._player.control.next_requested.emit()

    @Slot()
    def Previous(self) -> None:
        self._player.control.previous_requested.emit()

    def _status(self) -> str:
        return self._player.status

    def _metadata(self) -> dict[str, Any]:
        return self._player.metadata

    def _zero(self) -> int:
        return 0

    def _one(self) -> float:
        return 1.0

    def _yes(self) -> bool:
        return True

    def _no(self) -> bool:
        return False

    PlaybackStatus = Property(str, _status)
    Metadata = Property("QVariantMap", _metadata)  # type: ignore[arg-type]
    Rate = Property(float, _one)
    MinimumRate = Property(float, _one)
    MaximumRate = Property(float, _one)
    Volume = Property(float, _one)
    Position = Property("qlonglong", _zero)  # type: ignore[arg-type]
    CanGoNext = Property(bool, _yes)
    CanGoPrevious = Property(bool, _yes)
    CanPlay = Property(bool, _yes)
    CanPause = Property(bool, _yes)
    CanSeek = Property(bool, _no)
    CanControl = Property(bool, _yes)


class MprisPlayer(QObject):
    """The object on the bus; there until `unregister`. Waits for no answer of the bus, unless it
    has answered just before.
    """

    def __init__(self, control: RemoteControl, bus: QDBusConnection) -> None:
        super().__init__(control)
        self.control = control
        self.status = "Stopped"
        self.metadata: dict[str, Any] = {"mpris:trackid": QDBusObjectPath(TRACK)}
        self.name = ""
        self._adaptors = (RootAdaptor(self), PlayerAdaptor(self))
        self._bus = bus

    def register(self) -> None:
        """It has its `name` once the bus has answered."""
        self._bus.registerObject(PATH, self)
        # WORKAROUND: PySide6 6.11 cannot send the unsigned number that RequestName takes (findings/
        # pyside6-dbus-types-by-value.sh), and Qt's own call waits up to 25 s with the interpreter
        # held. So the bus is asked for something else first.
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(_bus_call("GetId")), self)
        watcher.finished.connect(self._on_bus_answered)

    def unregister(self) -> None:
        if self.name:
            self._bus.send(_bus_call("ReleaseName", self.name))
        self._bus.unregisterObject(PATH)

    def _on_bus_answered(self, watcher: QDBusPendingCallWatcher) -> None:
        watcher.deleteLater()
        # A second window has the name already: MPRIS asks for the process in it then.
        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            if not watcher.isError() and self._bus.registerService(name):
                self.name = name
                return

    def show(self, title: str, place: str, playing: bool) -> None:
        self.status = "Playing" if playing else "Paused"
        self.metadata = {
            "mpris:trackid": QDBusObjectPath(TRACK),
            # No mpris:length: it has to be an int64, and a small int would travel as an int32.
            "xesam:title": title,
            "xesam:album": place,
        }
        changed = {"PlaybackStatus": self.status, "Metadata": self.metadata}
        # An empty Python list would travel as an array of variants, and GLib drops the message.
        invalidated = QDBusArgument()
        invalidated.beginArray(STRING)
        invalidated.endArray()
        signal = QDBusMessage.createSignal(
            PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged"
        )
        signal.setArguments([PLAYER, changed, invalidated])
        self._bus.send(signal)


def _bus_call(method: str, *arguments: str) -> QDBusMessage:
    call = QDBusMessage.createMethodCall(BUS, BUS_PATH, BUS, method)
    call.setArguments(list(arguments))
    return call
