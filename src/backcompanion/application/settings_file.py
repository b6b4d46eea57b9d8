"""The settings of one person on the disk."""

import json
import os
import stat
from contextlib import suppress
from dataclasses import replace
from errno import EINVAL
from pathlib import Path
from typing import Any

from backcompanion.application.setting import PartlyUsableError
from backcompanion.application.settings import SETTINGS, VERSION, Settings
from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.permissions import restrict_permissions

MAX_BYTES = 1024 * 1024
_MAX_DEPTH = 50
_MAX_DIGITS = 400


class SettingsFile:
    """The settings of one person, in `folder`/settings.json.

    A file that is damaged is moved aside and the defaults hold; with `keep_damaged` it stays in its
    place, as one does that cannot be opened, and then it is never written over. A single value that
    makes no sense falls back to its default. What a newer release has written there and this one
    does not know stays in the file as it is, as does what another process has written since.

    `problem` says so in one sentence, or is empty. `is_unreadable`: the file is there and says
    nothing that can be read. `invalid_names`: the names of the values that fell back.
    `write_error`: why the latest change is not on disk, or empty.
    """

    def __init__(
        self, folder: Path, *, keep_damaged: bool = False, content: bytes | None = None
    ) -> None:
        """`content`: what is looked at instead of the file."""
        self._path, self._content = folder / "settings.json", content
        self._keep_damaged, self._never_write = keep_damaged, False
        self._kept: dict[str, object] = {}  # of a newer release, by their names
        self._unwritten: set[str] = set()  # the names of what was changed and is not on disk
        self._is_missing = False
        self.problem = ""
        self.is_unreadable = False
        self.invalid_names: tuple[str, ...] = ()
        self.write_error = ""
        restrict_permissions(folder)
        self.settings = self._read()

    def change(self, **values: Any) -> Settings:
        """Puts these values in force and writes them, in one step, if they differ.

        What cannot be written holds all the same; `write_error` and `problem` say so.
        """
        if self.apply(**values):
            self.write()
        return self.settings

    def apply(self, **values: Any) -> bool:
        """Puts these values in force without writing them; whether anything is another now."""
        before, self.settings = self.settings, replace(self.settings, **values)
        chosen = {name for name in values if getattr(before, name) != values[name]}
        self._kept = {name: raw for name, raw in self._kept.items() if name not in chosen}
        self._unwritten |= chosen
        return bool(chosen)

    def follow(self) -> tuple[str, ...]:
        """Takes what another process has written since; the names of what is another now."""
        theirs = SettingsFile(self._path.parent, keep_damaged=True)
        if theirs._is_missing or theirs.is_unreadable:
            return ()
        before = self.settings
        values = {name: getattr(theirs.settings, name) for name in SETTINGS}
        self.settings = replace(before, **{n: values[n] for n in values.keys() - self._unwritten})
        return tuple(n for n in SETTINGS if getattr(before, n) != getattr(self.settings, n))

    def _read(self) -> Settings:
        try:
            raw = self._read_raw() if self._content is None else self._content
        except FileNotFoundError:
            self._is_missing = True
            return Settings()
        except OSError as error:
            self.is_unreadable = True
            self._never_write = os.path.lexists(self._path)
            self.problem = _("{file} cannot be read ({reason}); the default settings hold.").format(
                file=self._path, reason=reason_of(error)
            )
            return Settings()
        try:
            parsed = _parse_object(raw)
        except _DamagedSettingsError as damage:
            self.is_unreadable = True
            self.problem = self._move_aside(str(damage))
            return Settings()
        return self._take(parsed)

    def _read_raw(self) -> bytes:
        if not stat.S_ISREG(self._path.stat().st_mode):  # a pipe would be waited for
            raise OSError(EINVAL, _("no ordinary file"))
        with self._path.open("rb") as file:
            return file.read(MAX_BYTES + 1)

    def _take(self, parsed: dict[str, Any]) -> Settings:
        invalid = []
        version = parsed.pop("version", 1)
        if type(version) is not int or version < 1:
            version = VERSION
            invalid.append("version")
        if version < VERSION:
            from backcompanion.application.settings_upgrade import upgrade

            parsed = upgrade(parsed, version)
        values: dict[str, Any] = {}
        for name, raw in parsed.items():
            if name not in SETTINGS:
                self._kept[name] = raw
                continue
            try:
                values[name] = SETTINGS[name].read(raw)
            except ValueError as error:
                invalid.append(name)
                if isinstance(error, PartlyUsableError):
                    values[name] = error.usable
                if version > VERSION:
                    self._kept[name] = raw
        if invalid:
            self.invalid_names = tuple(sorted(invalid))
            self.problem = _("{file}: {names} cannot be used; the default holds instead.").format(
                file=self._path, names=", ".join(self.invalid_names)
            )
        return Settings(**values)

    def _move_aside(self, damage: str) -> str:
        """What to say of it."""
        if self._keep_damaged:
            self._never_write = True
            return _("{file} is damaged ({damage}).").format(file=self._path, damage=damage)
        aside = self._path.with_suffix(".damaged.json")
        try:
            self._path.replace(aside)
        except OSError:
            aside, self._never_write = self._path, True
        return _(
            "{file} was damaged ({damage}) and the default settings hold; it is kept as {aside}."
        ).format(file=self._path, damage=damage, aside=aside)

    def write(self) -> None:
        """What holds now, atomically, by temporary file and rename; waits for the disk."""
        if self._never_write:
            self.write_error = self.problem
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            written = {name: getattr(self.settings, name) for name in set(self._unwritten)}
            write_atomically(self._path, (self._text_onto_theirs(written),))
            # Meanwhile one of them may have been changed once more, in another thread.
            self._unwritten -= {n for n in written if getattr(self.settings, n) == written[n]}
            self.write_error = ""
        except OSError as error:
            self.problem = self.write_error = _("{file} cannot be written ({reason}).").format(
                file=self._path, reason=reason_of(error)
            )

    def _text_onto_theirs(self, written: dict[str, Any]) -> str:
        """Where the file cannot be read any more, all that holds here."""
        theirs = SettingsFile(self._path.parent, keep_damaged=True)
        if theirs._is_missing or theirs.is_unreadable or not written:
            return self._text()
        theirs.apply(**written)
        return theirs._text()

    def _text(self) -> str:
        """Without what is kept for a newer release where it is too large or nested too deeply."""
        ours: dict[str, object] = {"version": VERSION}
        ours |= {name: s.write(getattr(self.settings, name)) for name, s in SETTINGS.items()}
        with suppress(RecursionError):
            text = json.dumps({**ours, **self._kept}, indent=1)
            if len(text) <= MAX_BYTES:
                return text
        return json.dumps(ours, indent=1)


class _DamagedSettingsError(Exception):
    """What is wrong with the file, and where in it."""


def _parse_object(raw: bytes) -> dict[str, Any]:
    if len(raw) > MAX_BYTES:
        raise _DamagedSettingsError(_("larger than {n} KiB").format(n=MAX_BYTES // 1024))
    try:
        parsed = _parse(raw.decode(json.detect_encoding(raw)))
    except json.JSONDecodeError as error:
        place = _("line {line}, column {column}: {what}")
        raise _DamagedSettingsError(
            place.format(line=error.lineno, column=error.colno, what=error.msg)
        ) from None
    except UnicodeDecodeError as error:
        raise _DamagedSettingsError(_("byte {n}: not UTF-8 text").format(n=error.start)) from None
    if not isinstance(parsed, dict):
        raise _DamagedSettingsError(_("line 1, column 1: expected an object"))
    return parsed


def _parse(text: str) -> object:
    try:
        return json.loads(text, parse_int=_parse_int)
    except RecursionError:
        pass
    try:
        return json.loads(_without_depth(text), parse_int=_parse_int)
    except json.JSONDecodeError:  # its place would be one in what is left
        raise _DamagedSettingsError(_("nested too deeply")) from None


def _parse_int(digits: str) -> int | None:
    """None is no value for any setting; Python refuses the whole file for one number too long."""
    return int(digits) if len(digits) <= _MAX_DIGITS else None


def _without_depth(text: str) -> str:
    """With null for what is nested deeper than anything of ours, so that the rest can be read."""
    import re

    pieces, depth = [], 0
    for piece in re.findall(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]|[^"\[\]{}]+|"', text, re.DOTALL):
        if piece in ("[", "{"):
            depth += 1
            if depth == _MAX_DEPTH:
                pieces.append("null")
        if depth < _MAX_DEPTH:
            pieces.append(piece)
        if piece in ("]", "}"):
            depth -= 1
    return "".join(pieces)
