"""Every page, card, prompt and dialog, at every size, in every length of language."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from inspect import isclass
from math import inf
from pathlib import Path
from pkgutil import walk_packages
from unittest.mock import patch

import pytest
import segno
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from backcompanion import ui
from backcompanion.ui.widgets.figure_view import FigureView
from support.fits import covered_by, findings, painted_text
from support.languages import LONGER, MIRRORED, all_lengths, in_language
from support.long_texts import fill_history
from support.scenes import show_everything
from support.thoroughness import THOROUGH
from support.untranslated import english_in
from support.visible import visible_within
from support.window import Window

# Logical: 910x512 is 1366x768 at 150 %.
SIZES = [(900, 500), (910, 512), (960, 540), (1280, 800), (1366, 768), (1920, 1080)]
SIZES += [(3840, 2160), (900, 1440), (1080, 1920)]
# `make test` takes the longest texts where there is least room, and the process that is scaled
# (test_fitting_scaled.py) the shortest.
SCALED = "TESTS_SCALE" in os.environ
FEW_SIZES = [(960, 540)]
# A title bar and a panel, which the desktop has of the same screen.
FRAME = QSize(8, 48)
# Without a session on record, before there is a page, or a plot, and what shows nothing.
NOT_HERE = {"EmptyState", "Placeholder", "SpokenNotification", "_StillChart"}
# What gives way in a small window, and so is met in the long sweep only.
WIDE_ONLY = (
    set()
    if THOROUGH
    else {
        "FigureArea",
        "LengthBar",
        "MinutesBar",
        "RepetitionBar",
        "ViewButton",
        "ViewButtons",
        "_Pill",
    }
)
# Layouts that follow one another's height settle within so many.
TURNS = 3

CASES = [(language, history) for language in all_lengths() for history in (False, True)]
FEW_CASES = [("en", False)] if SCALED else [(MIRRORED, True)]
# CI's job `languages` opens everything once in each that is shipped, where there is least room.
if "TESTS_LANGUAGES" in os.environ:
    FEW_CASES = [(language, True) for language in os.environ["TESTS_LANGUAGES"].split()]


class Sweep:
    """Resizes what is open through the sizes, and notes what cannot be reached, read or seen."""

    def __init__(
        self, app: QApplication, sizes: list[tuple[int, int]], *, in_other_letters: bool = False
    ) -> None:
        self.app, self.sizes, self.in_other_letters = app, sizes, in_other_letters
        self.found: list[str] = []
        self.painted: set[str] = set()
        self.kinds: set[type] = set()
        self.english: set[str] = set()

    def check(
        self,
        name: str,
        root: QWidget,
        *,
        within: QWidget | None = None,
        message: QWidget | None = None,
    ) -> None:
        if root.parent() is not None:
            room = self.app.primaryScreen().availableGeometry().size()
            if root.width() > room.width() or root.height() > room.height():
                self.found.append(f"{name} opens larger than its screen")
        for size in self.sizes:
            self._resize(root, QSize(*size))
            faults = findings(within or root)
            if root.width() > size[0] or root.height() > size[1]:
                faults.append(f"is {root.width()}x{root.height()}")
            if self.in_other_letters:
                self.english.update(f"{name}: {text}" for text in english_in(root))
            if message is not None:
                assert message.isVisible(), f"{name}: it went while it was looked at"
                faults += covered_by(message, root)
            self.found += [f"{name} {size[0]}x{size[1]}: {fault}" for fault in faults]
            # Here, though perhaps not where there is less room.
            self.kinds.update(map(type, (root, *visible_within(root))))

    def _resize(self, root: QWidget, screen: QSize) -> None:
        """The window fills the screen; what stands beside it is as large as it asks for."""
        if root.parent() is None:
            root.resize(screen)
        elif not isinstance(root, QMenu):  # which is as large as it is
            least = root.minimumSizeHint().expandedTo(root.minimumSize())
            root.resize((screen - FRAME).boundedTo(root.size().expandedTo(least)))
        for _turn in range(TURNS):
            self.app.processEvents()


@pytest.mark.parametrize(("language", "with_history"), CASES if THOROUGH else FEW_CASES)
def test_everything_can_be_reached_and_read(
    language: str, with_history: bool, qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / ("x" * 126)
    folder.mkdir()
    if with_history:
        fill_history(folder)
    before = QLocale()  # which a window sets to the language of the texts
    with in_language(language):
        window = Window(folder, size=(900, 500), painted=True)
        sizes = SIZES if THOROUGH else FEW_SIZES
        sweep = Sweep(qapp, sizes, in_other_letters=language in (LONGER, MIRRORED))
        try:
            with painted_text(sweep.painted), no_figure():
                show_everything(window, sweep.check, with_history=with_history)
        finally:
            window.close()
            QLocale.setDefault(before)
    assert sweep.english == set(), "\n".join(sorted(sweep.english))
    assert sweep.found == [], "\n".join(sweep.found)
    assert sweep.painted == set()
    seen = {cls.__name__ for kind in sweep.kinds for cls in kind.__mro__}
    if with_history:
        assert widget_classes() - seen - WIDE_ONLY == NOT_HERE, "open it in tests/support/scenes.py"
    else:
        assert {"EmptyState", "PlanPage", "WelcomeCard"} <= seen


def test_what_was_opened_wide_becomes_narrow(qapp: QApplication, tmp_path: Path) -> None:
    """What stands side by side would not let its page become narrower."""
    fill_history(tmp_path)
    with in_language(LONGER):
        window = Window(tmp_path, size=(1366, 768))
        sweep = Sweep(qapp, [(1080, 800), (900, 500)])
        try:
            for page in range(5):
                window.main.show_page(page)
                window.settle()
                sweep.check(f"page {page}", window.main)
        finally:
            window.close()
    assert sweep.found == [], "\n".join(sweep.found)


@contextmanager
def no_figure() -> Iterator[None]:
    """It has no text, and takes its place without being worked out and painted."""
    with (
        patch.object(FigureView, "_show_course", lambda *_of: inf),
        patch.object(FigureView, "paintEvent", lambda *_of: None),
        # A code is as large whichever of its eight patterns is taken.
        patch("segno.make_qr", partial(segno.make_qr, mask=0)),
    ):
        yield


def widget_classes() -> set[str]:
    """Every page, dialog, card and control that there is: none is forgotten above."""
    modules = [
        import_module(module_info.name)
        for module_info in walk_packages(ui.__path__, f"{ui.__name__}.")
    ]
    return {
        cls.__name__
        for module in modules
        for cls in vars(module).values()
        if isclass(cls) and issubclass(cls, QWidget) and cls.__module__ == module.__name__
    }
