"""Files that no program writes and no person means, each made to cost much or to reach too far.

All of them are harmless but to a reader that trusts them.
"""

import io
import json
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

_MIB = 1024 * 1024
_PLACE = '[{exercise = "bridge"}]'
_ROUTINE = f'id = "x"\nname = "X"\nround = {_PLACE}\n'
_LINK = 0o120777 << 16


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """By a name that says what is in it, with the ending that leads to its reader."""
    for name, content in _packages():
        yield f"{name}.backroutine", content
    for name, text in _routines():
        yield f"{name}.toml", text.encode("utf-8", "surrogatepass")
    for name, value in _workouts():
        yield f"{name}.dat", value if isinstance(value, bytes) else json.dumps(value).encode()
    for name, text in _workraves():
        yield f"{name}.xml", text.encode()
    for name, text in _sheets():
        yield f"{name}.txt", text.encode()


# --- packages ------------------------------------------------------------------------------------


def _package(*entries: tuple[str, str | bytes], mode: int = 0) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # of names that come twice
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.compress_type = mode, zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return buffer.getvalue()


def _packages() -> Iterator[tuple[str, bytes]]:
    routine = ("routine.toml", _ROUTINE)
    whole = _package(routine, ("sheet.txt", "# X\nBridge 3 x 10\n"))
    yield "many-entries", _package(routine, *((f"exercises/e-{n}.toml", "") for n in range(300)))
    yield "ratio", _package(("routine.toml", b"#" * (4 * _MIB)))
    yield "ratio-of-an-exercise", _package(routine, ("exercises/e.toml", b"#" * (4 * _MIB)))
    for name, entry in (
        ("absolute", "/etc/routine.toml"),
        ("upwards", "../routine.toml"),
        ("upwards-below", "exercises/../../e.toml"),
        ("backslashes", "..\\routine.toml"),
        ("a-drive", "C:/routine.toml"),
        ("a-folder", "exercises/"),
        ("a-long-name", f"exercises/{'e' * 60_000}.toml"),
        ("a-package-in-it", "routine.backroutine"),
    ):
        yield name, _package(routine, (entry, whole))
    yield "a-link", _package(("routine.toml", "/etc/passwd"), mode=_LINK)
    yield "twice", _package(routine, routine)
    yield "empty", _package()
    yield "sheet-alone", _package(("sheet.txt", "Bridge 3 x 10"))
    yield "cut", whole[: len(whole) // 2]
    yield "cut-at-its-end", whole[:-10]
    yield "begins-late", b"#" * 300_000 + whole
    yield "ends-alone", b"PK\x05\x06" + b"\xff" * 18
    directory = whole.index(b"PK\x01\x02")
    for name, at, new in (
        ("locked", directory + 8, b"\x01\0"),
        ("unknown-method", directory + 10, b"\x63\0"),
        ("other-sum", directory + 16, b"\0\0\0\0"),
        ("claims-4-gib", directory + 24, b"\xfe\xff\xff\xff"),
        ("begins-beyond", directory + 42, b"\xfe\xff\xff\x7f"),
    ):
        yield name, whole[:at] + new + whole[at + len(new) :]
    first = 'id = "{}"\nname = "E"\nswap = "{}"\n'
    yield (
        "circle",
        _package(
            routine,
            ("exercises/a.toml", first.format("a", "b")),
            ("exercises/b.toml", first.format("b", "a")),
        ),
    )
    yield "itself", _package(routine, ("exercises/a.toml", first.format("a", "a")))
    yield "missing-swap", _package(routine, ("exercises/a.toml", first.format("a", "nothing")))
    yield "shadow", _package(routine, ("exercises/bridge.toml", 'id = "bridge"\nname = "B"\n'))
    yield "motion-without-syntax", _package(routine, ("motions/a.toml", "keys = ["))


# --- routines ------------------------------------------------------------------------------------


def _routines() -> Iterator[tuple[str, str]]:
    yield "deep", "a = " + "[" * 60_000
    yield "deep-and-closed", "a = " + "[" * 20_000 + "]" * 20_000
    yield "deep-names", "a" + ".a" * 30_000 + " = 1"
    yield "deep-tables", "[a" + ".a" * 30_000 + "]"
    yield "deep-names-in-a-table", "a = {a" + ".'a'" * 15_000 + " = 1}"
    yield "deep-names-apart", 'a = 1\n "a"' + " . a" * 15_000 + " = 1"
    yield "large", "#" * (2 * _MIB)
    yield "digits", "order = " + "9" * 60_000
    yield "nul", _ROUTINE + "notes = ['\0']"
    yield "twice", _ROUTINE + 'name = "Y"'
    yield "no-text", "\ud800"
    yield "year", _ROUTINE + "notes = 9999-99-99"
    for field, values in (
        ("rounds", ("0", "-1", "10**9", "1000000", "1e99", "nan", '"2"', "true", "[]")),
        ("kcal", ("[-1, 5]", "[1e99, 1e99]", "5", "[]", "[1, 2, 3]")),
        ("id", ('"../x"', '"/etc/x"', '"X"', '""', f'"{"x" * 60_000}"', '"x\\u0000"', "5")),
        ("name", ('""', f'"{"x" * 60_000}"', "5", "{}")),
        ("based_on", ('"../../etc"', "[]", "5")),
        ("round", ("[]", "5", "{}", "[[]]", "[5]", '[{exercise = "../x"}]', "[{}]")),
        ("unknown_thing", ("1",)),
    ):
        for n, value in enumerate(values):
            lines = [line for line in _ROUTINE.splitlines() if not line.startswith(f"{field} =")]
            yield f"{field}-{n}", "\n".join([*lines, f"{field} = {value}"])
    for field in ("sets", "repetitions", "seconds", "hold_seconds", "load_kg", "pace"):
        for n, value in enumerate(("0", "-5", "nan", "inf", "1e308", "9" * 20, '"5"')):
            place = f'{{exercise = "bridge", {field} = {value}}}'
            yield f"{field}-{n}", _ROUTINE.replace(_PLACE, f"[{place}]")
    yield "a-million-steps", _ROUTINE.replace(_PLACE, "[" + '{exercise="b"},' * 1_000_000 + "]")
    yield "thousands-of-steps", _ROUTINE.replace(_PLACE, "[" + '{exercise="bridge"},' * 2_500 + "]")
    most = '{exercise = "bridge", sets = 20, seconds = 3600},'
    yield "weeks-long", _ROUTINE.replace(_PLACE, f"[{most * 200}]")
    yield "nobody-knows-it", _ROUTINE.replace("bridge", "brigde")


# --- other programs ------------------------------------------------------------------------------


def _workouts() -> Iterator[tuple[str, Any]]:
    exercise = {"name": "Bridge", "duration": 40}

    def workout(exercises: Any, repetitions: Any = 1, title: Any = "X") -> dict[str, Any]:
        sets = [{"repetitions": repetitions, "exercises": exercises}]
        return {"workouts": [{"title": title, "sets": sets}]}

    yield "deep", b'{"workouts": ' + b"[" * 200_000
    yield "deep-and-closed", b'{"workouts": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    yield "large", b'{"workouts": [' + b"0," * _MIB + b"0]}"
    yield "digits", b'{"workouts": ' + b"9" * 400_000 + b"}"
    yield "not-a-number", b'{"workouts": [NaN, Infinity]}'
    yield "twice", b'{"workouts": [], "workouts": []}'
    yield "nul", b'{"workouts": "\0"}'
    yield "many", workout([exercise] * 8_000)
    yield "many-rounds", workout([exercise], repetitions=10**9)
    yield "many-workouts", {"workouts": workout([exercise])["workouts"] * 5_000}
    durations: tuple[Any, ...] = (-1, 0, 10**9, 1e308, "40", None, [], {}, True)
    names: tuple[Any, ...] = (5, None, [], {}, True, "")
    lists: tuple[Any, ...] = (5, "x", {}, [5], [[]], [None])
    for n, value in enumerate(durations):
        yield f"duration-{n}", workout([{"name": "Bridge", "duration": value}])
    for n, value in enumerate(names):
        yield f"name-{n}", workout([{"name": value, "duration": 40}])
    for n, value in enumerate(lists):
        yield f"exercises-{n}", workout(value)
        yield f"workouts-{n}", {"workouts": value}
    yield "sets", {"workouts": [{"sets": 5}]}


def _workraves() -> Iterator[tuple[str, str]]:
    head = '<?xml version="1.0"?>'
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = "<exercises><exercise><title>{}</title></exercise></exercises>"
    yield "laughs", f'{head}<!DOCTYPE x [<!ENTITY l0 "ha">{lol}]>{body.format("&l11;")}'
    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    yield "outside", f"{head}{outside}{body.format('&f;')}"
    yield "deep", f"{head}<exercises>" + "<exercise>" * 60_000
    yield "cut", f"{head}<exercises><exercise><title>Bri"
    duration = '<exercise duration="{}"><title>Bridge</title></exercise>'
    for n, text in enumerate(("-1", "1e99", "nan", "9" * 10_000, "x")):
        yield f"duration-{n}", f"{head}<exercises>{duration.format(text)}</exercises>"


def _sheets() -> Iterator[tuple[str, str]]:
    yield "a-million-lines", "Bridge 3 x 10\n" * 200_000
    yield "a-long-line", "x" * (3 * _MIB)
    yield "a-line-of-brackets", "(" * 60_000
    yield "a-line-of-numbers", "Bridge " + "3 x 10 " * 8_000
    yield "a-line-of-holds", "Bridge 3 x 10" + ", hold 5 s" * 6_000
    yield "many-digits", f"Bridge {'9' * 20_000} x {'9' * 20_000}"
    yield "many-sets", "Bridge 999999999 x 999999999"
    yield "a-long-time", "Bridge 99999999999 min"
    yield "no-time", "Bridge 0 x 0"
    yield "many-rounds", "1000000 rounds:\n  Bridge 3 x 10"
    yield "nul", "Bridge\0 3 x 10"
    yield "liftoscript", "# Week 1\n## Day 1\n" + "Squat / 999999x999999 9999999kg\n" * 8_000
    yield "nobody-knows-it", "Antigravity lift 3 x 10"
