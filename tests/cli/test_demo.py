"""The demo shows the whole program on a machine without a screen."""

import os
import subprocess
import sys
from pathlib import Path

PAGES = (
    "welcome", "workout", "player-warm-up", "player-work", "player-rest", "player-last-seconds",
    "player-stretch", "finish", "plan", "progress", "settings", "help",
    "plan-whole", "progress-whole", "settings-whole",
)  # fmt: skip


def test_it_plays_a_whole_workout_and_writes_every_page(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "backcompanion", "demo", "--out", str(tmp_path)],
        env={**environment, "HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "1500 s active, 16 of 16 sets, finished" in done.stdout
    for page in PAGES:
        for scheme in ("light", "dark"):
            picture = tmp_path / f"{page}-{scheme}.png"
            assert str(picture) in done.stdout
            assert picture.stat().st_size > 10_000
    assert len(list((tmp_path / "figures").glob("*.png"))) == 36
    assert (tmp_path / "figures.png").stat().st_size > 100_000
    cues = (tmp_path / "cues.txt").read_text(encoding="utf-8")
    assert "Back bows" in cues and "[go]" in cues
    assert not (tmp_path / "home" / ".local").exists(), "it leaves nothing with the person"
