"""The clauses of a line around its amount: sides, weight, rest, pause, hold, pace, how often."""

import re

from backcompanion.training.sheet.claims import Claims
from backcompanion.training.sheet.patterns import Patterns

POUND_KG = 0.45359237
_SLOWER, _SLOW, _QUICK = 60, 80, 120
# A comma between digits is a decimal one.
_PARTS = re.compile(r"[;()]|,(?!\d)|(?<!\d),| - ")


def read_clauses(claims: Claims, patterns: Patterns) -> None:
    for match in _each(patterns.often, claims):
        claims.note(*match.span())
    for match in _each(patterns.tempo, claims):
        claims.missing(*match.span(), "tempo")
    for match in _each(patterns.from_to, claims):
        claims.missing(*match.span(), "one-number")
    for match in _each(patterns.weight, claims):
        number = patterns.number(match["number"])
        claims.set("load_kg", round(number if match["kg"] else number * POUND_KG, 3), *match.span())
    for match in _each(patterns.each_side, claims):
        claims.set("per_side", True, *match.span())
    for match in _each(patterns.one_side, claims):
        claims.set("side", "left" if match["left"] else "right", *match.span())
    for match in _each(patterns.as_written, claims):
        claims.set("as_written", True, *match.span())
    for match in _each(patterns.by_time, claims):
        claims.set("by_time", True, *match.span())
    for match in _each(patterns.get_ready, claims):
        claims.set("get_ready", patterns.seconds_in(match["time"]), *match.span())
    _read_counted_hold(claims, patterns)
    _read_times(claims, patterns)
    _read_pace(claims, patterns)


def _each(pattern: re.Pattern[str], claims: Claims) -> list[re.Match[str]]:
    return list(pattern.finditer(claims.text, claims.start, claims.end))


def _read_counted_hold(claims: Claims, patterns: Patterns) -> None:
    """So many holds of so long; what is counted depends on the exercise."""
    for pattern in patterns.counted_hold:
        for match in _each(pattern, claims):
            count = patterns.whole_number(match["count"])
            seconds = patterns.seconds_in(match["time"])
            if "sets" in match.groupdict():
                start, end = match.span("count")
                claims.set("count", count, start, end)
                claims.set("hold", seconds, *match.span("time"))
                claims.set("sets", patterns.whole_number(match["sets"]), *match.span())
            else:
                claims.set("counted_hold", (count, seconds), *match.span())


def _read_times(claims: Claims, patterns: Patterns) -> None:
    """Within a part of the line, the word stands before its time or behind it throughout."""
    at, parts = claims.start, list[tuple[int, int]]()
    for match in _PARTS.finditer(claims.text, claims.start, claims.end):
        parts.append((at, match.start()))
        at = match.end()
    for start, end in (*parts, (at, claims.end)):
        key, time = (
            pattern.search(claims.text, start, end) for pattern in (patterns.key, patterns.time)
        )
        keys = len(patterns.key.findall(claims.text, start, end))
        times = len(patterns.time.findall(claims.text, start, end))
        key_first = key is not None and (not time or key.start() < time.start() or times > keys)
        in_order = (patterns.key_time, patterns.time_key)
        for pattern in in_order if key_first else reversed(in_order):
            for match in list(pattern.finditer(claims.text, start, end)):
                _claim_time(match, claims, patterns)


def _claim_time(match: re.Match[str], claims: Claims, patterns: Patterns) -> None:
    groups = match.groupdict()
    if groups.get("hold"):
        field = "hold"
    elif groups.get("rest") or groups.get("sets_between"):
        field = "rest"
    else:
        field = "pause"
    claims.set(field, patterns.seconds_in(match["time"]), *match.span())


def _read_pace(claims: Claims, patterns: Patterns) -> None:
    for match in _each(patterns.pace, claims):
        if match["percent"]:
            pace = patterns.number(match["percent"])
            claims.set("pace", int(pace) if pace == int(pace) else pace, *match.span())
        else:
            pace = _SLOWER if match["slower"] else _SLOW if match["slow"] else _QUICK
            claims.set("pace", pace, *match.span())
