"""How long a shared folder of ten years of three computers takes, by the processor.

Read and merged into an empty history; looked at when nothing is new; and with one session more.
"""

import gc
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

WEEKS, COMPUTERS, TURNS = 520, ("desk", "sofa", "barn"), 5


def main() -> int:
    from backcompanion.history import writing
    from support.computers import Computer
    from support.histories import EVENING, session, step

    kinds = ("warm-up",) * 5 + ("work",) * 16 + ("stretch",) * 9
    with TemporaryDirectory() as folder:
        computers = [Computer(Path(folder), name) for name in COMPUTERS]
        for day, computer in enumerate(computers):
            sessions = [
                session(
                    f"{day:08x}{week:024x}",
                    EVENING - timedelta(weeks=week, days=2 * day),
                    steps=tuple(
                        step(f"move-{n}", kind=kind, done_seconds=32.0 - (week * n) % 97 / 97)
                        for n, kind in enumerate(kinds)
                    ),
                    effort=5,
                )
                for week in range(WEEKS)
            ]
            _write(computer, lambda c, all_of_it=sessions: writing.add_all(c, all_of_it))
            computer.join()
            computer.sync()
        gc.disable()
        merged = []
        for turn in range(TURNS):
            new = Computer(Path(folder), f"new-{turn}")
            new.join()
            for computer in computers:
                shutil.copyfile(computer.own_file, new.shared / computer.own_file.name)
            merged.append(_milliseconds(new.sync))
            if turn < TURNS - 1:
                new.close()
        size = sum(file.stat().st_size for file in new.shared.iterdir())
        count = WEEKS * len(COMPUTERS)
        print(f"{count:,} sessions of three computers, {size / 1e6:.1f} MB, {TURNS} turns")
        figures = f"{min(merged):.0f} ms at least, {median(merged):.0f} in the middle"
        print(f"  read and merged: {figures}, of the processor (300)")
        quiet = min(_milliseconds(new.sync) for _ in range(10))
        print(f"  nothing new: {quiet:.2f} ms (5)")
        new.store.add(replace(sessions[0], id="one more"))
        new.store.writer.flush(10)
        print(f"  one session more: {_milliseconds(new.sync):.0f} ms")
        for computer in (*computers, new):
            computer.close()
    return 0


def _write(computer: object, job: Callable[..., object]) -> None:
    store = computer.store  # type: ignore[attr-defined]
    store.writer.put(job)
    store.writer.flush(60)


def _milliseconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return (process_time() - began) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
