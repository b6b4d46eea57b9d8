"""Wayland's own way to keep the screen on: as long as this window is seen (idle-inhibit).

For compositors that have nobody on the bus to ask (those made with wlroots, for one). Qt has no
such thing, so libwayland is called itself: on Qt's connection, as the surface is Qt's, with a queue
of events of its own, so that nothing is taken from Qt.
"""

import ctypes
import os
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_uint32, c_void_p, cast

from backcompanion.base.dataclass import dataclass

_MANAGER = b"zwp_idle_inhibit_manager_v1"
# Numbers of requests, as in wayland.xml and idle-inhibit-unstable-v1.xml.
_GET_REGISTRY, _BIND, _CREATE_INHIBITOR, _DESTROY = 1, 0, 1, 0
_AND_FORGET = 1
# Before Qt 6.8 the id of a window was a small number and no surface.
_LEAST_ADDRESS = 1 << 16


class _Message(Structure):
    _fields_ = (("name", c_char_p), ("signature", c_char_p), ("types", POINTER(c_void_p)))


class _Interface(Structure):
    _fields_ = (
        ("name", c_char_p),
        ("version", c_int),
        ("method_count", c_int),
        ("methods", POINTER(_Message)),
        ("event_count", c_int),
        ("events", POINTER(_Message)),
    )


_ON_GLOBAL = CFUNCTYPE(None, c_void_p, c_void_p, c_uint32, c_char_p, c_uint32)
_ON_GONE = CFUNCTYPE(None, c_void_p, c_void_p, c_uint32)


class _Listener(Structure):
    _fields_ = (("on_global", _ON_GLOBAL), ("on_gone", _ON_GONE))


@dataclass(frozen=True, slots=True)
class _Protocol:
    """What libwayland has to know of it; kept alive by whoever holds this."""

    manager: _Interface
    inhibitor: _Interface
    parts: tuple[object, ...]


def is_offered() -> bool:
    """Whether the compositor that a window is on, or would be, has it; asked on a connection of its
    own.
    """
    on_wayland = os.environ.get("QT_QPA_PLATFORM", "wayland").startswith("wayland")
    if not on_wayland or not os.environ.get("WAYLAND_DISPLAY"):
        return False
    try:
        library = _library()
        display = library.wl_display_connect(None)
        if not display:
            return False
        try:
            return _manager_name(library, display)[0] is not None
        finally:
            library.wl_display_disconnect(display)
    except (OSError, AttributeError):  # no such library, or one that is too old
        return False


def inhibit_idle() -> Callable[[], None] | None:
    """The screen stays on while the program's window is seen, until what is returned is called.

    To be called in the window's own thread. None where this is no Wayland, or it has no such thing.
    """
    from PySide6.QtGui import QGuiApplication, QNativeInterface

    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication) or QGuiApplication.platformName() != "wayland":
        return None
    window = QGuiApplication.focusWindow() or next(
        (each for each in QGuiApplication.topLevelWindows() if each.isVisible()), None
    )
    native = app.nativeInterface()
    if window is None or not isinstance(native, QNativeInterface.QWaylandApplication):
        return None
    surface = int(window.winId())
    if surface < _LEAST_ADDRESS:
        return None
    try:
        return _inhibit(_library(), int(native.display()), surface)
    except (OSError, AttributeError):
        return None


def _inhibit(library: ctypes.CDLL, display: int, surface: int) -> Callable[[], None] | None:
    if library.wl_proxy_get_class(surface) != b"wl_surface":
        return None
    name, registry, queue = _manager_name(library, display)
    protocol = _protocol()
    manager = name and library.wl_proxy_marshal_flags(
        registry, _BIND, byref(protocol.manager), 1, 0,
        c_uint32(name), c_char_p(_MANAGER), c_uint32(1), c_void_p(None),
    )  # fmt: skip
    library.wl_proxy_destroy(registry)
    inhibitor = manager and library.wl_proxy_marshal_flags(
        manager, _CREATE_INHIBITOR, byref(protocol.inhibitor), 1, 0,
        c_void_p(None), c_void_p(surface),
    )  # fmt: skip
    library.wl_display_flush(display)

    def release(_kept: _Protocol = protocol) -> None:
        for proxy in (inhibitor, manager):
            if proxy:
                library.wl_proxy_marshal_flags(proxy, _DESTROY, None, 1, _AND_FORGET)
        library.wl_event_queue_destroy(queue)
        library.wl_display_flush(display)

    if inhibitor:
        return release
    release()
    return None


def _manager_name(library: ctypes.CDLL, display: int) -> tuple[int | None, int, int]:
    """The number under which the compositor offers it, with the registry and its queue."""
    names: list[int] = []

    def on_global(_data: int, _registry: int, name: int, interface: bytes, _version: int) -> None:
        if interface == _MANAGER:
            names.append(name)

    queue = library.wl_display_create_queue(display)
    wrapper = library.wl_proxy_create_wrapper(display)
    library.wl_proxy_set_queue(wrapper, queue)
    shape = byref(_Interface.in_dll(library, "wl_registry_interface"))
    registry = library.wl_proxy_marshal_flags(wrapper, _GET_REGISTRY, shape, 1, 0, c_void_p(None))
    library.wl_proxy_wrapper_destroy(wrapper)
    listener = _Listener(_ON_GLOBAL(on_global), _ON_GONE(lambda *_: None))
    library.wl_proxy_add_listener(registry, byref(listener), None)
    library.wl_display_roundtrip_queue(display, queue)
    # The listener goes now: what is offered later stays in the queue, which nobody reads any more.
    return (names[0] if names else None), registry, queue


def _protocol() -> _Protocol:
    surface = _Interface.in_dll(_library(), "wl_surface_interface")
    destroy = _Message(b"destroy", b"", None)
    inhibitor_methods = (_Message * 1)(destroy)
    inhibitor = _Interface(b"zwp_idle_inhibitor_v1", 1, 1, inhibitor_methods, 0, None)
    types = (c_void_p * 2)(_address(inhibitor), _address(surface))
    create = _Message(b"create_inhibitor", b"no", types)
    manager_methods = (_Message * 2)(destroy, create)
    manager = _Interface(_MANAGER, 1, 2, manager_methods, 0, None)
    return _Protocol(manager, inhibitor, (inhibitor_methods, types, manager_methods))


def _address(of: _Interface) -> int | None:
    return cast(ctypes.pointer(of), c_void_p).value


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libwayland-client.so.0")
    for name in (
        "wl_display_connect", "wl_display_create_queue", "wl_proxy_create_wrapper",
        "wl_proxy_marshal_flags",
    ):  # fmt: skip
        getattr(library, name).restype = c_void_p
    library.wl_proxy_get_class.restype = c_char_p
    pointer, two_pointers = (c_void_p,), (c_void_p, c_void_p)
    for name, arguments in (
        ("wl_display_connect", (c_char_p,)),
        ("wl_display_disconnect", pointer),
        ("wl_display_create_queue", pointer),
        ("wl_display_flush", pointer),
        ("wl_display_roundtrip_queue", two_pointers),
        ("wl_event_queue_destroy", pointer),
        ("wl_proxy_create_wrapper", pointer),
        ("wl_proxy_wrapper_destroy", pointer),
        ("wl_proxy_set_queue", two_pointers),
        ("wl_proxy_destroy", pointer),
        ("wl_proxy_get_class", pointer),
        ("wl_proxy_add_listener", (c_void_p, c_void_p, c_void_p)),
        # Of the rest each is wrapped where it is handed over.
        ("wl_proxy_marshal_flags", (c_void_p, c_uint32, c_void_p, c_uint32, c_uint32)),
    ):
        getattr(library, name).argtypes = arguments
    return library
