"""The long versions, and a table of what came of them: `make reliability`."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from reliability import odd_rows
from reliability.counted import count_many
from reliability.damage import damage_many, made
from reliability.fuzz import READERS, fuzz
from support.child_process import environment, figures_of
from support.places import PROJECT

# All that the tests among them said in the latest run.
SAID = PROJECT / "build" / "reliability.txt"
KILLS, CUT_OFF, DAMAGED, INPUTS, SESSIONS = 200, 240, 1_500, 20_000, 24
SEQUENCES, ODD, COUNTED = 10_000, 600, 500
LEAST_EDGES = {"overrides": 100, "slots": 150, "made": 80}


@dataclass(frozen=True)
class Line:
    what: str
    figures: str
    holds: bool


# Of the model, half an hour of one core.
_PROCESSES = 2


def kills(folder: Path) -> Line:
    found = figures_of("reliability.kills", folder, KILLS, time.time_ns())
    holds = found["opened"] == found["intact"] == found["kills"] and not found["sessions_missing"]
    return Line(
        "kill -9 at random moments, speeds 1 to 240",
        f"{found['opened']} of {found['kills']} opened, {found['intact']} intact;"
        f" worst loss {found['worst_loss_seconds']:.2f} s of real time",
        holds and found["worst_loss_seconds"] <= 1.0,
    )


def kills_of_care(folder: Path) -> Line:
    found = figures_of("reliability.kills_of_care", folder, CUT_OFF, time.time_ns())
    for failure in found["failures"]:
        sys.stdout.write(f"  {failure}\n")
    all_hold = [found[name] for name in ("opened", "intact", "kept", "whole")]
    return Line(
        "kill -9 in recovery, restore and migration",
        f"{found['kills']} kills, {found['cut_off']} of them in the middle: {found['opened']} of"
        f" {found['histories']} opened, {found['intact']} intact, {found['kept']} with all that a"
        " good copy held",
        all_hold == [found["histories"]] * 4 and not found["failures"],
    )


def net(_folder: Path) -> Line:
    first, share = time.time_ns() % 1_000_000_000, SEQUENCES // _PROCESSES
    seeds = [first + n * share for n in range(_PROCESSES)]
    with ThreadPoolExecutor() as pool:
        parts = list(pool.map(partial(figures_of, "reliability.net", share), seeds))
    found = {name: sum((part[name] for part in parts), type(parts[0][name])()) for name in parts[0]}
    for failure in found["failures"]:
        sys.stdout.write(f"  {failure}\n")
    return Line(
        "model of the safety net, any order, any clock",
        f"{found['sequences']:,} sequences, {found['imports']:,} imports, {found['undone']:,} of"
        f" them undone, {found['restores']:,} restores, {found['brought back']:,} times everything"
        f" brought back, {found['kills']:,} kills;"
        f" {len(found['failures'])} laws broken",
        not found["failures"] and found["sequences"] >= SEQUENCES,
    )


def computers(_folder: Path) -> Line:
    first, share = time.time_ns() % 1_000_000_000, SEQUENCES // _PROCESSES
    seeds = [first + n * share for n in range(_PROCESSES)]
    with ThreadPoolExecutor() as pool:
        parts = list(pool.map(partial(figures_of, "reliability.computers", share), seeds))
    failures = [failure for part in parts for failure in part["failures"]]
    for failure in failures:
        sys.stdout.write(f"  {failure}\n")
    found = {name: sum(part[name] for part in parts) for name in ("sequences", "acts", "killed")}
    return Line(
        "three computers and a folder, whatever its carrier does",
        f"{found['sequences']:,} sequences, {found['acts']:,} acts, {found['killed']:,} kills;"
        f" {len(failures)} in which they did not say the same, or something was lost",
        not failures and found["sequences"] >= SEQUENCES,
    )


def damage(folder: Path) -> Line:
    well = made(folder / "well")
    (folder / "work").mkdir()
    found = damage_many(well, folder / "work", DAMAGED, time.time_ns())
    return Line(
        "damaged histories",
        f"{found.started} of {found.histories} started, {found.kept} with all that the backup held,"
        f" {found.told} told; {found.extra} of {found.extra_possible} others read from the damage",
        found.kept == found.started == found.histories and not found.failures,
    )


def odd(folder: Path) -> Line:
    well = odd_rows.made(folder / "well")
    (folder / "work").mkdir()
    found = odd_rows.spoil_many(well, folder / "work", ODD, time.time_ns())
    for failure in found.failures:
        sys.stdout.write(f"  {failure}\n")
    return Line(
        "rows that cannot be right",
        f"{found.histories} histories, {found.set_aside} rows set aside and named;"
        f" {found.whole} read, exported and imported again, {found.carried} carried to another"
        " machine as they lay there",
        found.whole == found.carried == found.histories and not found.failures,
    )


def counting(folder: Path) -> Line:
    found = count_many(folder, COUNTED, time.time_ns())
    for failure in found.failures:
        sys.stdout.write(f"  {failure}\n")
    return Line(
        "what is said, against a plain comparison",
        f"{found.sentences:,} sentences on backups, imports and mending; {len(found.failures)} said"
        " something else",
        found.sentences >= COUNTED * 8 and not found.failures,
    )


def fuzzing(_folder: Path) -> Line:
    found = [fuzz(reader, INPUTS, time.time_ns()) for reader in READERS]
    failures = [failure for each in found for failure in each.failures]
    return Line(
        f"fuzzing of {', '.join(READERS)}",
        f"{sum(each.inputs for each in found):,} inputs, {len(failures)} neither read nor refused;"
        f" slowest {max(each.slowest_seconds for each in found) * 1000:.0f} ms",
        not failures,
    )


def soak(folder: Path) -> Line:
    found = figures_of("reliability.soak", folder, SESSIONS)
    return Line(
        "soak at 60 times the speed",
        f"{found['sessions']} sessions, {found['training_hours']:g} h of training, memory"
        f" {found['growth_mib']:+.2f} MiB, left over: {found['left_over'] or 'nothing'}",
        found["growth_mib"] < 5 and found["recorded"] == SESSIONS and not found["left_over"],
    )


def edges(folder: Path, what: str = "overrides") -> Line:
    found = figures_of("reliability.edges", folder, what, 0)
    for failure in found["failures"]:
        sys.stdout.write(f"  {failure}\n")
    names = {
        "overrides": "in each method that Qt calls",
        "slots": "in each slot",
        "made": "as each kind of thing is made",
    }
    return Line(
        f"a fault of ours {names[what]}, for a window's life",
        f"{found['edges']} of them, {found['met']} reached; {len(found['failures'])} cost the"
        " window, the session or the report",
        not found["failures"] and found["met"] >= LEAST_EDGES[what],
    )


def slots(folder: Path) -> Line:
    return edges(folder, "slots")


def made_things(folder: Path) -> Line:
    return edges(folder, "made")


def laws(_folder: Path) -> Line:
    return as_tests("laws, with many examples", "tests", "-m", "hypothesis")


def the_rest(_folder: Path) -> Line:
    return as_tests(
        "disks, sockets, clocks, windows, figures",
        *("tests/reliability", "tests/journeys/test_trouble.py", "tests/sound/test_first_sets.py"),
        *("tests/history/safety/test_net_model.py", "tests/ui/test_qt_guard.py"),
        "tests/ui/shell/test_faults_while_building.py",
        *("tests/figure/paint", "tests/figure/model"),
        *("--deselect", "tests/reliability/test_fuzz.py"),
    )


def as_tests(what: str, *arguments: str) -> Line:
    """Each to its full extent."""
    SAID.parent.mkdir(exist_ok=True)
    with SAID.open("w", encoding="utf-8") as said:
        status = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-rfER", "-p", "no:cacheprovider", *arguments],
            cwd=PROJECT,
            env=environment(RELIABILITY="long"),
            stdout=said,
            stderr=said,
            check=False,
        ).returncode
    lines = SAID.read_text(encoding="utf-8").strip().splitlines()
    for line in lines:
        if line.startswith(("FAILED", "ERROR", "RERUN")):
            sys.stdout.write(f"  {line}\n")
    if status != 0:
        sys.stdout.write(f"  in full: {SAID}\n")
    last = lines[-1] if lines else "nothing was said"
    return Line(f"{what} (tests)", last, status == 0)


def main() -> int:
    parts: tuple[Callable[[Path], Line], ...] = (
        kills,
        kills_of_care,
        net,
        computers,
        damage,
        odd,
        counting,
        fuzzing,
        soak,
        edges,
        slots,
        made_things,
        laws,
        the_rest,
    )
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # real windows are for the journeys
    lines = []
    for part in parts:
        with TemporaryDirectory() as folder:
            began = time.monotonic()
            line = part(Path(folder))
        lines.append(line)
        seconds = time.monotonic() - began
        mark = "holds" if line.holds else "FAILS"
        sys.stdout.write(f"| {line.what} | {line.figures} | {seconds:.0f} s | {mark} |\n")
        sys.stdout.flush()
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
