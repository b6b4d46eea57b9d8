"""What a process and all that it has started take: of the processor, and of the memory."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(pid: int) -> list[int]:
    """That process and whatever it has started, and what those have."""
    found = [pid]
    for each in found:
        try:
            tasks = list(Path(f"/proc/{each}/task").iterdir())
            for task in tasks:
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def processor_seconds(pid: int) -> float:
    """Of the whole tree so far, with those of its processes that have ended."""
    return sum(map(_own_seconds, tree(pid)))


def _own_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    user, system, user_of_ended, system_of_ended = map(int, fields[11:15])
    return (user + system + user_of_ended + system_of_ended) / TICKS


def pss(pid: int) -> float:
    """Proportional set size of that process in MiB."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    kib = next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return kib / 1024


def tree_pss(pid: int) -> float:
    """Of the whole tree in MiB."""
    total = 0.0
    for each in tree(pid):
        try:
            total += pss(each)
        except (OSError, StopIteration):  # it has ended
            continue
    return total
