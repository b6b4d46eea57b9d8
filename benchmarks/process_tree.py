"""What a process and all that it has started take: of the processor, and of the memory."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(pid: int) -> list[int]:
    """That process and whatever it has started, and what those have."""
    pids = [pid]
    for each in pids:
        try:
            tasks = list(Path(f"/proc/{each}/task").iterdir())
            for task in tasks:
                pids += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return pids


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


def tree_memory(pid: int) -> float:
    """Of the whole tree in MiB: what nobody else has, and each page of a file once.

    PSS would be less where other processes on this machine use the same libraries.
    """
    own, of_files = 0, dict[tuple[str, str], int]()
    for each in tree(pid):
        try:
            text = Path(f"/proc/{each}/smaps").read_text()
        except OSError:  # it has ended
            continue
        place, resident = ("", ""), 0
        for line in text.splitlines():
            words = line.split()
            match words[0]:
                case "Rss:":
                    resident = int(words[1])
                case "Shared_Dirty:" | "Private_Dirty:":
                    own += int(words[1])
                    resident -= int(words[1])
                case "Referenced:":
                    of_files[place] = max(of_files.get(place, 0), resident)
                case word if not word.endswith(":"):
                    place = (words[5] if len(words) > 5 else f"{each} {word}", words[2])
    return (own + sum(of_files.values())) / 1024
