"""Errors of ours: a report that can be copied, and where it was put."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from backcompanion.base.errors import KnownError

_TAIL_BYTES = 6_000
_TAIL_LINES = 40
_MAX_REPORTS = 20
_MAX_PER_RUN = 20
_LONGEST_MESSAGE = 300
# Fields that say how somebody is, or what they have written.
_PRIVATE = (
    "notes?|back|effort|weight_kg|soreness|kcal|load_kg|text|hurts?|remarks?|reasons?|changes"
    "|levels?|answered|not_gentler|person|milestones?"
)
# A list, a set, a table or a call, with what stands in it (one that does not end: to the line's
# end), or a bare value.
_FLAT = r"[(\[{][^()\[\]{}]*[)\]}]"
_DEEP = rf"[(\[{{](?:[^()\[\]{{}}]|{_FLAT})*[)\]}}]"
_VALUE = rf"(?:\w*[(\[{{](?:[^()\[\]{{}}]|{_DEEP})*[)\]}}]|\w*[(\[{{].*|[^,)\s}}\]]+)"
_FRAME_PREFIX = '  File "'


def report(
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    private_words: Sequence[str],
    log: Path | None = None,
) -> str:
    """Version, system, where in the program it happened, and the last lines of the log.

    Nothing that a person has entered: what stands in quotes is left out unless it is a plain name,
    and so are the values of what says how somebody is, and `private_words` wherever they stand.
    """
    import platform
    import traceback

    from backcompanion import __version__

    qt = sys.modules.get("PySide6")
    lines = [
        f"Back Companion {__version__}",
        f"Python {platform.python_version()}, PySide6 {getattr(qt, '__version__', 'not loaded')}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
    ]
    # A frame quotes our source, which may stand as it is; the rest may hold values.
    lines += (
        piece.rstrip("\n") if piece.startswith(_FRAME_PREFIX) else _redact_values(piece)
        for piece in traceback.format_exception(kind, error, trace)
    )
    tail = _log_tail(log)
    if tail:
        lines += ["", "The log:", _redact_values(tail)]
    return _redact_words("\n".join(lines), private_words) + "\n"


def write_report(text: str, folder: Path, now: datetime) -> Path | None:
    """The report as a file that nobody else can read; None where the folder cannot be written.

    No empty one stays where the disk is full. The newest reports stay, older ones go.
    """
    from backcompanion.base.atomic_file import write_atomically

    start = f"fault-{now:%Y%m%d-%H%M%S}-{os.getpid()}"
    names = (f"{start}{n}.txt" for n in ("", *(f"-{n}" for n in range(2, _MAX_PER_RUN + 1))))
    path = next(path for path in map(folder.joinpath, names) if not os.path.lexists(path))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(path, (text,), errors="backslashreplace")
        for old in sorted(folder.glob("fault-*.txt"))[:-_MAX_REPORTS]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


class CrashReporter:
    """Takes what nobody caught: writes it down, tells it once, and the program goes on.

    It never raises itself, whatever the disk or the terminal does.
    """

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime],
        private_words: Sequence[str],
        debug: bool = False,
    ) -> None:
        """`private_words`: left out of every report, such as the names of health remarks."""
        self._folder, self._now, self._debug = folder, now, debug
        self._private_words = private_words
        self._seen: set[tuple[object, ...]] = set()
        self._on_crash: Callable[[str, Path | None], None] | None = None
        self._unheard: tuple[str, Path | None] | None = None
        self._on_known_error: Callable[[str], None] | None = None
        self._unheard_error = ""
        self.release_frames: Callable[[TracebackType | None], None] = _clear_frames

    def listen_to_known_errors(self, on_known_error: Callable[[str], None]) -> None:
        """`on_known_error` hears what to tell of one that nobody caught; otherwise as `listen`."""
        self._on_known_error = on_known_error
        if self._unheard_error:
            text, self._unheard_error = self._unheard_error, ""
            on_known_error(text)

    def listen(self, on_crash: Callable[[str, Path | None], None]) -> None:
        """`on_crash` hears each report and where it lies, in the thread in which it happened; and
        at once the first that came before anybody listened.
        """
        self._on_crash = on_crash
        if self._unheard is not None:
            text, path = self._unheard
            self._unheard = None
            on_crash(text, path)

    def install(self) -> None:
        import threading

        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        sys.unraisablehook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        try:
            if isinstance(error, KnownError):
                self._take_known(error, _location(kind, trace))
            else:
                self._take(kind, error, trace)
        finally:
            # Python keeps the latest traceback, and with it all that its functions held.
            self.release_frames(trace)

    def _take_known(self, error: KnownError, location: tuple[object, ...]) -> None:
        """It is of the world, and says itself what to do; only its place is one for the log."""
        text = str(error)
        for tell in (self._log_known, self._print_known, self._show_known):
            with suppress(Exception):
                tell(text, location)

    def _log_known(self, text: str, location: tuple[object, ...]) -> None:
        import logging

        logging.getLogger(__name__).warning("nobody caught, at %s: %s", location[1:], text)

    def _print_known(self, text: str, _location: tuple[object, ...]) -> None:
        print(f"backcompanion: {text}", file=sys.stderr)  # noqa: T201

    def _show_known(self, text: str, _location: tuple[object, ...]) -> None:
        if self._on_known_error is None:
            self._unheard_error = self._unheard_error or text
        else:
            self._on_known_error(text)

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        # The same one comes with every frame, where painting fails.
        location = _location(kind, trace)
        if location in self._seen or len(self._seen) >= _MAX_PER_RUN:
            return
        self._seen.add(location)
        try:
            log = self._folder / "backcompanion.log"
            text = report(kind, error, trace, self._private_words, log)
        except Exception as report_error:  # noqa: BLE001 - a report that fails must not end the program
            text = f"{kind.__name__} at {location[1:]}; no report ({type(report_error).__name__})"
        path = None
        with suppress(Exception):  # of a clock that says what no date can be, too
            path = write_report(text, self._folder, self._now())
        # Each may fail where the disk is full or the terminal has gone: the others still speak.
        for tell in (self._log, self._print, self._show):
            with suppress(Exception):
                tell(text, path)

    def _log(self, text: str, path: Path | None) -> None:
        import logging

        logging.getLogger(__name__).error("a fault of ours; the report is %s", path or text)

    def _print(self, text: str, path: Path | None) -> None:
        if path is None or self._debug:
            print(text, file=sys.stderr)  # noqa: T201
        else:
            message = f"backcompanion: a mistake of the program; the report lies in {path}"
            print(message, file=sys.stderr)  # noqa: T201

    def _show(self, text: str, path: Path | None) -> None:
        if self._on_crash is None:
            self._unheard = self._unheard or (text, path)
        else:
            self._on_crash(text, path)


def _clear_frames(trace: TracebackType | None) -> None:
    import traceback

    traceback.clear_frames(trace)


def _location(kind: type[BaseException], trace: TracebackType | None) -> tuple[object, ...]:
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return (kind,)
    return (kind, last.tb_frame.f_code.co_filename, last.tb_lineno)


def _log_tail(log: Path | None) -> str:
    if log is None:
        return ""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            content = file.read(_TAIL_BYTES)
    except OSError:
        return ""
    return "\n".join(content.decode("utf-8", "replace").splitlines()[-_TAIL_LINES:])


def _redact_values(text: str) -> str:
    import re

    quoted = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
    valued = re.compile(rf"\b({_PRIVATE})(['\"]?\s*[=:]\s*){_VALUE}")
    plain = re.compile(r"['\"][\w./:-]{0,60}['\"]")
    kept = []
    for line in text.splitlines():
        line = quoted.sub(lambda m: m[0] if plain.fullmatch(m[0]) else "'…'", line)
        line = valued.sub(r"\1\2…", line)
        kept.append(line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…")
    return "\n".join(kept)


def _redact_words(text: str, private_words: Sequence[str]) -> str:
    """None of them, whatever names or quotes they stand in."""
    import re

    if not private_words:
        return text
    words = "|".join(sorted(private_words, key=len, reverse=True)).replace("-", "[-_ ]")
    # An underscore joins a name of ours ("remark_disc") and is no letter of the word.
    return re.sub(rf"(?<![^\W_])(?:{words})(?![^\W_])", "…", text, flags=re.IGNORECASE)
