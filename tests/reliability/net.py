"""The model of the safety net at length, each hundred of sequences from a seed of its own.

A process of its own: run with how many sequences, and a seed. Prints a line of JSON.
"""

import json
import sys
import traceback

from support.net_ground import NetGround
from support.net_runs import run_net

_AT_ONCE = 100


def run_many(sequences: int, first: int) -> dict[str, object]:
    failures = []
    for n in range(0, sequences, _AT_ONCE):
        try:
            run_net(min(_AT_ONCE, sequences - n), first=first + n)
        except Exception:  # noqa: BLE001 - whatever it is, it is a failure
            failures.append(f"seed {first + n}:\n{traceback.format_exc()}")
    names = ("sequences", "imports", "undone", "restores", "brought back", "kills")
    return {**{name: NetGround.figures[name] for name in names}, "failures": failures}


if __name__ == "__main__":
    done = run_many(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{json.dumps(done)}\n")
