"""Three computers and a shared folder at length.

A process of its own: run with how many sequences, and a seed. Prints a line of JSON.
"""

import json
import sys

from support.interleavings import Interleaving, run_interleavings


def run_many(sequences: int, first: int) -> dict[str, object]:
    failures = run_interleavings(sequences, first)
    figures = Interleaving.figures
    acts, killed = sum(figures.values()), figures["killed"]
    return {"sequences": sequences, "acts": acts, "killed": killed, "failures": failures}


if __name__ == "__main__":
    done = run_many(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{json.dumps(done)}\n")
