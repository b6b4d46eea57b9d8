"""The functions of libpulse that playing a tone wants, through ctypes.

All of them, and all that is read of its structures, are as they are since its release 1.0 of 2011:
https://www.freedesktop.org/software/pulseaudio/doxygen/. PipeWire speaks the same protocol.
"""

import ctypes
from ctypes import (
    POINTER,
    Structure,
    c_char_p,
    c_int,
    c_int64,
    c_size_t,
    c_uint8,
    c_uint32,
    c_void_p,
)
from typing import Any

NAME = "libpulse.so.0"

CONTEXT_READY = 4  # what is more has failed or ended
STREAM_READY = 2
NO_AUTOSPAWN = 0x0001
START_CORKED, ADJUST_LATENCY = 0x0001, 0x2000
SEEK_RELATIVE = 0
SAMPLES_OF_16_BITS = 3  # PA_SAMPLE_S16LE
ON_SINKS, ON_SERVER = 0x0001, 0x0080
"""What is told of: devices, and the server with its default device."""
EVENT_ON, EVENT_IS, CHANGED = 0x000F, 0x0030, 0x0010
SERVER_EVENT = 0x0007
AS_THE_SERVER_LIKES = 0xFFFFFFFF


class SampleSpec(Structure):
    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


class BufferAttributes(Structure):
    """In bytes."""

    _fields_ = (
        ("maxlength", c_uint32),
        ("tlength", c_uint32),
        ("prebuf", c_uint32),
        ("minreq", c_uint32),
        ("fragsize", c_uint32),
    )


class ServerInfo(Structure):
    """As far as it is read."""

    _fields_ = (
        ("user_name", c_char_p),
        ("host_name", c_char_p),
        ("server_version", c_char_p),
        ("server_name", c_char_p),
        ("sample_spec", SampleSpec),
        ("default_sink_name", c_char_p),
    )


class SinkInfo(Structure):
    """As far as it is read."""

    _fields_ = (("name", c_char_p), ("index", c_uint32), ("description", c_char_p))


ServerInfoCallback = ctypes.CFUNCTYPE(None, c_void_p, POINTER(ServerInfo), c_void_p)
SinkInfoCallback = ctypes.CFUNCTYPE(None, c_void_p, POINTER(SinkInfo), c_int, c_void_p)
EventCallback = ctypes.CFUNCTYPE(None, c_void_p, c_int, c_uint32, c_void_p)
StreamCallback = ctypes.CFUNCTYPE(None, c_void_p, c_void_p)

# By name: what it gives, and what it takes.
FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "pa_mainloop_new": (c_void_p,),
    "pa_mainloop_get_api": (c_void_p, c_void_p),
    "pa_mainloop_prepare": (c_int, c_void_p, c_int),
    "pa_mainloop_poll": (c_int, c_void_p),
    "pa_mainloop_dispatch": (c_int, c_void_p),
    "pa_mainloop_wakeup": (None, c_void_p),
    "pa_mainloop_free": (None, c_void_p),
    "pa_context_new": (c_void_p, c_void_p, c_char_p),
    "pa_context_connect": (c_int, c_void_p, c_char_p, c_int, c_void_p),
    "pa_context_get_state": (c_int, c_void_p),
    "pa_context_set_subscribe_callback": (None, c_void_p, EventCallback, c_void_p),
    "pa_context_subscribe": (c_void_p, c_void_p, c_int, c_void_p, c_void_p),
    "pa_context_get_server_info": (c_void_p, c_void_p, ServerInfoCallback, c_void_p),
    "pa_context_get_sink_info_by_name": (
        *(c_void_p, c_void_p, c_char_p),
        *(SinkInfoCallback, c_void_p),
    ),
    "pa_context_disconnect": (None, c_void_p),
    "pa_context_unref": (None, c_void_p),
    "pa_operation_cancel": (None, c_void_p),
    "pa_operation_unref": (None, c_void_p),
    "pa_stream_new": (c_void_p, c_void_p, c_char_p, POINTER(SampleSpec), c_void_p),
    "pa_stream_connect_playback": (
        *(c_int, c_void_p, c_char_p, POINTER(BufferAttributes)),
        *(c_int, c_void_p, c_void_p),
    ),
    "pa_stream_get_state": (c_int, c_void_p),
    "pa_stream_get_device_name": (c_char_p, c_void_p),
    "pa_stream_set_underflow_callback": (None, c_void_p, StreamCallback, c_void_p),
    "pa_stream_cork": (c_void_p, c_void_p, c_int, c_void_p, c_void_p),
    "pa_stream_flush": (c_void_p, c_void_p, c_void_p, c_void_p),
    "pa_stream_write": (
        *(c_int, c_void_p, c_char_p, c_size_t),
        *(c_void_p, c_int64, c_int),
    ),
    "pa_stream_disconnect": (c_int, c_void_p),
    "pa_stream_unref": (None, c_void_p),
}


def load_pulse() -> Any:
    """Raises OSError where there is none, or one that lacks a function."""
    library = ctypes.CDLL(NAME)
    for name, (result, *arguments) in FUNCTIONS.items():
        try:
            function = getattr(library, name)
        except AttributeError as error:
            raise OSError(str(error)) from error
        function.restype, function.argtypes = result, arguments
    return library
