"""What decides the looks and the ways of the program; typed, with their defaults, in one place.

What decides the numbers (first day of the week, goals, breaks) lives in the history instead.
"""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.i18n import gettext as _
from backcompanion.base.permissions import restrict_permissions
from backcompanion.training.exercise.terms import Equipment, Level, Remark

MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Every one of them takes effect at once and suits most as it is.

    `theme` system, light or dark; `lead_in_seconds` 0–10; `rest_percent` 50–200 of the routine's
    times to get ready; `weight_kg` 0 for not given; `text_percent` 75–150, the Player's text;
    `amount` everything, names or tones; `volume` and `voice_volume` 0–100; `voice_rate` -50 to 50.
    `window` is the window's place as Qt saves it, in base 64. `calendar_file`: the path of the file
    that follows the plan, or empty. `remarks` on the person's health,
    and `levels` (steps agreed to for single exercises), `answered` (offers of such steps) and
    `not_gentler` (what hurt and is all right again) as in `training.agreed`. `sore_skipped`:
    the day on which the question how sore was passed over.
    """

    theme: str = "system"
    equipment: tuple[Equipment, ...] = ("dumbbells", "physio-ball")
    level: Level = "standard"
    rounds: int = 2
    already_warm: bool = False
    lead_in_seconds: int = 3
    rest_percent: int = 100
    weight_kg: float = 0.0
    weight_unit: str = "kg"
    text_percent: int = 100
    amount: str = "everything"
    sounds: bool = True
    voice: bool = True
    volume: int = 80
    voice_volume: int = 80
    voice_rate: int = 0
    voice_name: str = ""
    skin: str = ""
    clothes: str = ""
    lit_muscles: bool = True
    still_figure: bool = False
    welcomed: bool = False
    window: str = ""
    not_gentler: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    levels: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    sore_skipped: str = ""
    calendar_file: str = ""


_RANGES: dict[str, tuple[float, float]] = {
    "rounds": (1, 3),
    "lead_in_seconds": (0, 10),
    "rest_percent": (50, 200),
    "weight_kg": (0, 400),
    "text_percent": (75, 150),
    "volume": (0, 100),
    "voice_volume": (0, 100),
    "voice_rate": (-50, 50),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("system", "light", "dark"),
    "level": get_args(Level),
    "weight_unit": ("kg", "lb"),
    "amount": ("everything", "names", "tones"),
}
_SET_CHOICES: dict[str, tuple[str, ...]] = {
    "equipment": get_args(Equipment),
    "remarks": get_args(Remark),
}


class SettingsFile:
    """The settings of one person, in `folder`/settings.json.

    A file that is damaged is moved aside and the defaults hold; with `keep_damaged` it stays in its
    place, as one does that cannot be opened, and then it is never written over. A single value that
    makes no sense falls back to its default.

    `problem` says so in one sentence, or is empty. `is_unreadable`: the file is there and says
    nothing that can be read. `invalid_names`: the names of the values that fell back.
    `write_error`: why the latest change is not on disk, or empty.
    """

    def __init__(self, folder: Path, *, keep_damaged: bool = False) -> None:
        self._path = folder / "settings.json"
        self._keep_damaged, self._never_write = keep_damaged, False
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
        changed = replace(self.settings, **values)
        is_new = changed != self.settings
        self.settings = changed
        return is_new

    def _read(self) -> Settings:
        try:
            with self._path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.is_unreadable = True
            self._never_write = os.path.lexists(self._path)
            self.problem = _("{file} cannot be read ({reason}); the default settings hold.").format(
                file=self._path, reason=error.strerror
            )
            return Settings()
        try:
            parsed = _parse_object(raw)
        except _DamagedSettingsError as damage:
            self.is_unreadable = True
            self.problem = self._move_aside(str(damage))
            return Settings()
        valid = {
            name: v for name, value in parsed.items() if (v := _validated(name, value)) is not None
        }
        invalid = sorted(set(parsed) - set(valid))
        if invalid:
            self.invalid_names = tuple(invalid)
            self.problem = _("{file}: {names} cannot be used; the default holds instead.").format(
                file=self._path, names=", ".join(invalid)
            )
        return Settings(**valid)

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
            write_atomically(self._path, (json.dumps(asdict(self.settings), indent=1),))
            self.write_error = ""
        except OSError as error:
            self.problem = self.write_error = _("{file} cannot be written ({reason}).").format(
                file=self._path, reason=error.strerror
            )


class _DamagedSettingsError(Exception):
    """What is wrong with the file, and where in it."""


def _parse_object(raw: bytes) -> dict[str, Any]:
    if len(raw) > MAX_BYTES:
        raise _DamagedSettingsError(_("larger than {n} KiB").format(n=MAX_BYTES // 1024))
    try:
        parsed = json.loads(raw)
    except json.JSONDecodeError as error:
        place = _("line {line}, column {column}: {what}")
        raise _DamagedSettingsError(
            place.format(line=error.lineno, column=error.colno, what=error.msg)
        ) from None
    except UnicodeDecodeError as error:
        raise _DamagedSettingsError(_("byte {n}: not UTF-8 text").format(n=error.start)) from None
    except RecursionError:
        raise _DamagedSettingsError(_("nested too deeply")) from None
    except ValueError:  # a whole number of thousands of digits
        raise _DamagedSettingsError(_("a number that is too long")) from None
    if not isinstance(parsed, dict):
        raise _DamagedSettingsError(_("line 1, column 1: expected an object"))
    return parsed


def _validated(name: str, value: Any) -> Any:
    """The value if it can be used for the setting of that name, else None."""
    default = _DEFAULTS.get(name)
    if default is None:
        return None
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            return None
        if name in _SET_CHOICES and not set(value) <= set(_SET_CHOICES[name]):
            return None
        return tuple(value)
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(value, bool) and isinstance(default, bool) else None
    if isinstance(default, float) and isinstance(value, int):
        value = float(value)
    if type(value) is not type(default):
        return None
    low, high = _RANGES.get(name, (float("-inf"), float("inf")))
    if isinstance(value, int | float) and not low <= value <= high:
        return None
    if name in _CHOICES and value not in _CHOICES[name]:
        return None
    return value


_DEFAULTS: dict[str, Any] = {f.name: getattr(Settings(), f.name) for f in fields(Settings)}
