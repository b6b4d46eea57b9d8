"""`python -m benchmarks`: every figure, each as a ratio or beside its limit.

Each part runs as a process of its own, so that none of them warms another. On a busy machine the
ratios hold better than the milliseconds.
"""

import os
import subprocess
import sys

PARTS = (
    "launch", "figure", "player", "video", "progress", "progress_turns", "folder", "sound",
    "memory",
)  # fmt: skip


def main() -> int:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = 0
    for part in PARTS:
        print(f"== {part}", flush=True)
        failed |= subprocess.run(
            [sys.executable, "-m", f"benchmarks.{part}"], check=False
        ).returncode
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
