"""A fault of ours at every edge: in each method that Qt calls, in each slot, or as something is
made, one after another, for the whole life of a window.

Run with a data folder, "overrides", "slots" or "made", and how many to take at most (0: all).
Prints a line of JSON.
"""

import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication

from support.edge_faults import NOT_TO_BE_GUARDED, makers, meet, overrides, slots

# A page that could not be filled leads to faults in what is asked of it; never to one a frame.
MOST_REPORTS = 5


@dataclass
class Figures:
    """`met`: faults that were reached and reported; the others stand where no page leads."""

    edges: int = 0
    met: int = 0
    failures: list[str] = field(default_factory=list)


def meet_each(folder: Path, what: str, most: int) -> Figures:
    app = QApplication.instance() or QApplication(["edges"])
    figures = Figures()
    edges = {"overrides": overrides, "slots": slots, "made": makers}[what]()
    for edge in edges[: most or None]:
        if str(edge) in NOT_TO_BE_GUARDED:
            continue
        figures.edges += 1
        place = folder / str(figures.edges)
        place.mkdir()
        try:
            met = meet(place, (edge,))
        except Exception as error:  # noqa: BLE001 - what comes out of Qt is what is looked for
            figures.failures.append(f"{edge}: {type(error).__name__} came out of a call to Qt")
            continue
        figures.met += met.reports > 0
        holds = met.holds and (met.saved or what != "overrides")
        if not holds or met.reports > MOST_REPORTS:
            figures.failures.append(f"{edge}: {met}")
    app.processEvents()
    return figures


if __name__ == "__main__":
    done = meet_each(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    sys.stdout.write(f"{json.dumps(asdict(done))}\n")
