"""How long the figure takes: pose and paint at 900 × 640, beside painting nothing.

`python -m benchmarks.figure`; PAINTED frames after WARM ones, over all motions in turn: each by
itself, and as the window paints them, IN_A_ROW of a phase one after another.
"""

import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # as the program does

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion, load_motion
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.figure.paint.paint_memory import PaintMemory

WIDTH, HEIGHT = 900, 640
WARM, PAINTED = 60, 1200
IN_A_ROW, FRAME_SECONDS, PHASE_SECONDS = 25, 0.04, 2.0
COLOURS = figure_colours()
MOTIONS = Path(__file__).parent.parent / "resources" / "motions"


def measure() -> dict[str, float]:
    """Milliseconds and shares by name."""
    app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    motions = [load_motion(path) for path in sorted(MOTIONS.glob("*.toml"))]
    rect = QRectF(0, 0, WIDTH, HEIGHT)
    frames, poses, empty = [], [], []
    for number in range(WARM + PAINTED):
        motion = motions[number % len(motions)]
        phases = motion.phases("standard")
        phase = phases[number // len(motions) % len(phases)]
        start = time.perf_counter()
        painter = QPainter(image)
        painter.fillRect(rect, 0xFFFFFF)
        painter.end()
        nothing = time.perf_counter()
        pose = motion.pose("standard", phase, number * 0.37 % 1.0)
        posed = time.perf_counter()
        _paint(image, motion, pose, motion.lit("standard"))
        end = time.perf_counter()
        if number >= WARM:
            empty.append((nothing - start) * 1000)
            poses.append((posed - nothing) * 1000)
            frames.append((end - nothing) * 1000)
    in_a_row = _one_after_another(motions, image)
    del app
    return {
        "figure frame in a row ms (mean)": statistics.fmean(in_a_row),
        "figure frame ms (median)": statistics.median(frames),
        "figure pose ms (median)": statistics.median(poses),
        "figure frame ms (99 of 100)": statistics.quantiles(frames, n=100)[98],
        "figure frames over 33 ms (share)": sum(ms > 33 for ms in frames) / len(frames),
        "figure to empty (ratio)": statistics.median(frames) / statistics.median(empty),
    }


def _paint(
    image: QImage,
    motion: Motion,
    pose: Pose,
    lit: frozenset[str],
    memory: PaintMemory | None = None,
) -> None:
    rect = QRectF(0, 0, WIDTH, HEIGHT)
    painter = QPainter(image)
    painter.fillRect(rect, 0xFFFFFF)
    paint_figure(
        painter,
        pose,
        motion.camera("standard"),
        COLOURS,
        rect,
        lit=lit,
        scene=motion.scene("standard"),
        memory=memory,
    )
    painter.end()


def _one_after_another(motions: list[Motion], image: QImage) -> list[float]:
    """Milliseconds of frames that follow each other, after the first ones of each phase."""
    frames = []
    for motion in motions:
        memory = PaintMemory()
        for phase in motion.phases("standard"):
            for number in range(IN_A_ROW):
                start = time.perf_counter()
                pose = motion.pose("standard", phase, number * FRAME_SECONDS / PHASE_SECONDS)
                _paint(image, motion, pose, motion.lit_in("standard", phase), memory)
                if number > 2:
                    frames.append((time.perf_counter() - start) * 1000)
    return frames


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:.3f}")
