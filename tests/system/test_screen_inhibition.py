"""The desktop is asked to leave the screen on, over a bus of the test's own."""

import pytest

pytest.importorskip("jeepney")

from jeepney import HeaderFields, Message, new_error, new_method_return
from jeepney.io import blocking

from backcompanion.base.paths import APP_ID
from backcompanion.system.screen_inhibition import GNOME_SESSION, SCREEN_SAVER, ScreenInhibition


class Bus:
    """A session bus on which some names are somebody's; keeps the calls that it was sent."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.calls: list[tuple[str, str, str, tuple[object, ...]]] = []
        self.is_open = True
        self.started = 1  # how often whoever has the names was
        self.granted: tuple[str, tuple[object, ...]] = ("u", (7,))

    def send_and_get_reply(self, call: Message, *, timeout: float) -> Message:
        fields = call.header.fields
        name = fields[HeaderFields.destination]
        member, signature = fields[HeaderFields.member], fields.get(HeaderFields.signature, "")
        call.header.serial = len(self.calls) + 1
        self.calls.append((name, member, signature, call.body))
        if member == "GetNameOwner" and call.body[0] in self.names:
            return new_method_return(call, "s", (f":1.{self.started}",))
        if name not in self.names:
            return new_error(call, "org.freedesktop.DBus.Error.ServiceUnknown")
        cookie = self.granted if member == "Inhibit" else ()
        return new_method_return(call, *cookie)

    def close(self) -> None:
        self.is_open = False


@pytest.mark.parametrize(
    ("name", "calls"),
    [
        (
            SCREEN_SAVER,
            [
                ("Inhibit", "ss", ("Back Companion", "A workout is going on.")),
                ("UnInhibit", "u", (7,)),
            ],
        ),
        (
            GNOME_SESSION,
            [
                ("Inhibit", "susu", (APP_ID, 0, "A workout is going on.", 8)),
                ("Uninhibit", "u", (7,)),
            ],
        ),
        ("nobody", []),
    ],
)
def test_the_desktop_is_told_who_holds_the_screen_and_why(
    name: str, calls: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = Bus(name)
    monkeypatch.setattr(blocking, "open_dbus_connection", lambda _bus: bus)
    with ScreenInhibition() as lock:
        assert lock.active == bool(calls)
        assert bus.is_open
    assert [tuple(rest) for to, *rest in bus.calls if to == name] == calls
    assert not bus.is_open


def test_a_desktop_that_does_not_answer_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, timeout: float) -> Message:
        raise TimeoutError

    bus = Bus()
    monkeypatch.setattr(bus, "send_and_get_reply", late)
    monkeypatch.setattr(blocking, "open_dbus_connection", lambda _bus: bus)
    with ScreenInhibition() as lock:
        assert not lock.active
    assert not bus.is_open


def test_one_that_was_started_again_has_granted_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    bus = Bus(SCREEN_SAVER)
    monkeypatch.setattr(blocking, "open_dbus_connection", lambda _bus: bus)
    with ScreenInhibition() as lock:
        assert lock.active and lock.active
        bus.started = 2
        assert not lock.active
    with ScreenInhibition() as lock:
        assert lock.active
        bus.names = ()
        assert not lock.active


def test_an_answer_that_is_no_number_grants_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    bus = Bus(SCREEN_SAVER)
    bus.granted = ("s", ("seven",))
    monkeypatch.setattr(blocking, "open_dbus_connection", lambda _bus: bus)
    with ScreenInhibition() as lock:
        assert not lock.active
    assert "UnInhibit" not in [member for _to, member, *_rest in bus.calls]
