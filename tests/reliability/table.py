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
    figures = figures_of("reliability.kills", folder, KILLS, time.time_ns())
    holds = (
        figures["opened"] == figures["intact"] == figures["kills"]
        and not figures["sessions_missing"]
    )
    return Line(
        "kill -9 at random moments, speeds 1 to 240",
        f"{figures['opened']} of {figures['kills']} opened, {figures['intact']} intact;"
        f" worst loss {figures['worst_loss_seconds']:.2f} s of real time",
        holds and figures["worst_loss_seconds"] <= 1.0,
    )


def kills_of_care(folder: Path) -> Line:
    figures = figures_of("reliability.kills_of_care", folder, CUT_OFF, time.time_ns())
    for failure in figures["failures"]:
        sys.stdout.write(f"  {failure}\n")
    all_hold = [figures[name] for name in ("opened", "intact", "kept", "whole")]
    return Line(
        "kill -9 in recovery, restore and migration",
        f"{figures['kills']} kills, {figures['cut_off']} of them in the middle:"
        f" {figures['opened']} of {figures['histories']} opened, {figures['intact']} intact,"
        f" {figures['kept']} with all that a good copy held",
        all_hold == [figures["histories"]] * 4 and not figures["failures"],
    )


def net(_folder: Path) -> Line:
    first, share = time.time_ns() % 1_000_000_000, SEQUENCES // _PROCESSES
    seeds = [first + n * share for n in range(_PROCESSES)]
    with ThreadPoolExecutor() as pool:
        parts = list(pool.map(partial(figures_of, "reliability.net", share), seeds))
    sums = {name: sum((part[name] for part in parts), type(parts[0][name])()) for name in parts[0]}
    for failure in sums["failures"]:
        sys.stdout.write(f"  {failure}\n")
    return Line(
        "model of the safety net, any order, any clock",
        f"{sums['sequences']:,} sequences, {sums['imports']:,} imports, {sums['undone']:,} of"
        f" them undone, {sums['restores']:,} restores, {sums['brought back']:,} times everything"
        f" brought back, {sums['kills']:,} kills;"
        f" {len(sums['failures'])} laws broken",
        not sums["failures"] and sums["sequences"] >= SEQUENCES,
    )


def computers(_folder: Path) -> Line:
    first, share = time.time_ns() % 1_000_000_000, SEQUENCES // _PROCESSES
    seeds = [first + n * share for n in range(_PROCESSES)]
    with ThreadPoolExecutor() as pool:
        parts = list(pool.map(partial(figures_of, "reliability.computers", share), seeds))
    failures = [failure for part in parts for failure in part["failures"]]
    for failure in failures:
        sys.stdout.write(f"  {failure}\n")
    sums = {name: sum(part[name] for part in parts) for name in ("sequences", "acts", "killed")}
    return Line(
        "three computers and a folder, whatever its carrier does",
        f"{sums['sequences']:,} sequences, {sums['acts']:,} acts, {sums['killed']:,} kills;"
        f" {len(failures)} in which they did not say the same, or something was lost",
        not failures and sums["sequences"] >= SEQUENCES,
    )


def damage(folder: Path) -> Line:
    well = made(folder / "well")
    (folder / "work").mkdir()
    figures = damage_many(well, folder / "work", DAMAGED, time.time_ns())
    return Line(
        "damaged histories",
        f"{figures.started} of {figures.histories} started, {figures.kept} with all that the backup"
        f" held, {figures.messages} told; {figures.extra} of {figures.extra_possible} others read"
        " from the damage",
        figures.kept == figures.started == figures.histories and not figures.failures,
    )


def odd(folder: Path) -> Line:
    well = odd_rows.made(folder / "well")
    (folder / "work").mkdir()
    figures = odd_rows.spoil_many(well, folder / "work", ODD, time.time_ns())
    for failure in figures.failures:
        sys.stdout.write(f"  {failure}\n")
    return Line(
        "rows that cannot be right",
        f"{figures.histories} histories, {figures.set_aside} rows set aside and named;"
        f" {figures.whole} read, exported and imported again, {figures.carried} carried to another"
        " machine as they lay there",
        figures.whole == figures.carried == figures.histories and not figures.failures,
    )


def counting(folder: Path) -> Line:
    figures = count_many(folder, COUNTED, time.time_ns())
    for failure in figures.failures:
        sys.stdout.write(f"  {failure}\n")
    return Line(
        "what is said, against a plain comparison",
        f"{figures.sentences:,} sentences on backups, imports and mending;"
        f" {len(figures.failures)} said something else",
        figures.sentences >= COUNTED * 8 and not figures.failures,
    )


def fuzzing(_folder: Path) -> Line:
    figures = [fuzz(reader, INPUTS, time.time_ns()) for reader in READERS]
    failures = [failure for each in figures for failure in each.failures]
    return Line(
        f"fuzzing of {', '.join(READERS)}",
        f"{sum(each.inputs for each in figures):,} inputs,"
        f" {len(failures)} neither read nor refused; slowest"
        f" {max(each.slowest_seconds for each in figures) * 1000:.0f} ms",
        not failures,
    )


def soak(folder: Path) -> Line:
    figures = figures_of("reliability.soak", folder, SESSIONS)
    return Line(
        "soak at 60 times the speed",
        f"{figures['sessions']} sessions, {figures['training_hours']:g} h of training, memory"
        f" {figures['growth_mib']:+.2f} MiB, left over: {figures['left_over'] or 'nothing'}",
        figures["growth_mib"] < 5 and figures["recorded"] == SESSIONS and not figures["left_over"],
    )


def edges(folder: Path, what: str = "overrides") -> Line:
    figures = figures_of("reliability.edges", folder, what, 0)
    for failure in figures["failures"]:
        sys.stdout.write(f"  {failure}\n")
    names = {
        "overrides": "in each method that Qt calls",
        "slots": "in each slot",
        "made": "as each kind of thing is made",
    }
    return Line(
        f"a fault of ours {names[what]}, for a window's life",
        f"{figures['edges']} of them, {figures['met']} reached; {len(figures['failures'])} cost the"
        " window, the session or the report",
        not figures["failures"] and figures["met"] >= LEAST_EDGES[what],
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
    with SAID.open("w", encoding="utf-8") as file:
        status = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-rfER", "-p", "no:cacheprovider", *arguments],
            cwd=PROJECT,
            env=environment(RELIABILITY="long"),
            stdout=file,
            stderr=file,
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
