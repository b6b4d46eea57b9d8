"""`python -m benchmarks`: every figure, each as a ratio or beside its limit.

Each part runs as a process of its own, so that none of them warms another. On a busy machine the
ratios hold better than the milliseconds.
"""

import subprocess
import sys

PARTS = ("launch", "figure", "player", "progress", "sound")


def main() -> int:
    failed = 0
    for part in PARTS:
        print(f"== {part}", flush=True)
        failed |= subprocess.run(
            [sys.executable, "-m", f"benchmarks.{part}"], check=False
        ).returncode
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
