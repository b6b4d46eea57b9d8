"""A routine on paper: what stands on it, in which order, on which paper."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.paths import resources
from backcompanion.library.motion_files import MotionFiles
from backcompanion.ui import theme
from backcompanion.ui.paper.pdf_document import paper_size
from backcompanion.ui.paper.printed_routine import PrintedRoutine, dose, printed_routine
from backcompanion.ui.paper.therapist_page import write_therapist_page
from backcompanion.ui.paper.two_poses import telling_poses
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.prescribing import LIBRARY, prescribed
from support.present import present

DAY = date(2026, 11, 28)
# Qt writes of a glyph that stands for several characters the first: docs/compatibility.md.
SHARED = "\u02bc"


@pytest.fixture
def figures(qtbot: QtBot, tmp_path: Path) -> FigureProvider:
    theme.load_fonts()
    live = LiveSettings(SettingsFile(tmp_path))
    return FigureProvider(MotionFiles(resources(), None), live, LIBRARY.exercises)


@pytest.fixture
def printed() -> PrintedRoutine:
    session = prescribed(rounds=2, loads={"reverse-fly": 2.5})
    return printed_routine(LIBRARY.routines["upper-lower-back"], session, LIBRARY)


def read(path: Path) -> QPdfDocument:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    return document


@pytest.mark.usefixtures("in_english")
def test_each_exercise_stands_once_with_its_dose_and_cue_to_be_read_in_order(
    figures: FigureProvider,
    printed: PrintedRoutine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(figures, "motion", {"": figures.motion("back-bows")}.get)
    write_therapist_page(tmp_path / "page.pdf", printed, figures, DAY)
    document = read(tmp_path / "page.pdf")
    assert document.pageCount() == 2
    text = " ".join(" ".join(document.getAllText(n).text() for n in range(2)).split())
    at = -1
    for number, exercise in enumerate(printed.exercises, 1):
        row = f"{number} {exercise.name} {exercise.dose} {exercise.cue}".replace("’", SHARED)
        assert text.count(f"{exercise.name} {exercise.dose}".replace("’", SHARED)) == 1
        place = text.find(row, at + 1)
        assert place > at, row
        at = place
    assert "Upper and lower back 8 exercises · about 25 minutes Needs a mat, dumbbells" in text
    assert text.count("Made with Back Companion on 28 Nov 2026") == 2
    assert "2 × 5, 2.5 kg" in text and "2 of 2" in text
    assert document.metaData(QPdfDocument.MetaDataField.Title) == "Upper and lower back"


def test_it_is_black_on_white_and_nothing_runs_off_the_paper(
    figures: FigureProvider, printed: PrintedRoutine, tmp_path: Path
) -> None:
    long = replace(printed.exercises[0], name="Very long name of an exercise " * 3)
    few = replace(printed, exercises=(long, *printed.exercises[8:11]), notes=("Twice a week.",))
    code = QImage(33, 33, QImage.Format.Format_RGB32)
    code.fill(QColor("black"))
    write_therapist_page(tmp_path / "page.pdf", few, figures, DAY, code)
    document = read(tmp_path / "page.pdf")
    assert document.pageCount() == 1
    assert "Twice a week." in document.getAllText(0).text()
    size = document.pagePointSize(0)
    image = document.render(0, QSize(round(size.width()), round(size.height())))
    width, height = image.width(), image.height()
    drawn = {
        (x, y)
        for x in range(0, width, 2)
        for y in range(0, height, 2)
        if image.pixelColor(x, y).alpha() > 40 and image.pixelColor(x, y).lightness() < 245
    }
    assert min(x for x, _y in drawn) > 30 and max(x for x, _y in drawn) < width - 30
    assert min(y for _x, y in drawn) > 30 and max(y for _x, y in drawn) < height - 30
    saturated = [p for p in drawn if image.pixelColor(*p).hslSaturation() > 140]
    assert not saturated
    in_code = [p for p in drawn if p[0] > width - 110 and p[1] < 110]
    assert len(in_code) > 1000  # where the code stands


@pytest.mark.parametrize(
    ("locale", "letter"),
    [("en_US", True), ("es_MX", True), ("fr_CA", True), ("de_DE", False), ("en_GB", False)],
)
def test_the_paper_is_what_is_used_there(locale: str, letter: bool) -> None:
    assert (paper_size(QLocale(locale)).name == "Letter") == letter


@pytest.mark.usefixtures("in_english")
def test_doses_are_said_as_a_therapist_writes_them() -> None:
    steps: dict[str, list] = {}
    for step in prescribed(rounds=3).steps:
        steps.setdefault(step.exercise, []).append(step)
    doses = {name: dose(of) for name, of in steps.items()}
    assert doses["back-bows"] == "3 × 4"
    assert doses["russian-twists"] == "3 × 3 each side"
    assert doses["pilates-swimmers"] == "3 × 35 s"
    assert doses["childs-pose"] == "30 s"
    assert doses["figure-four"] == "20 s each side"
    harder = [s for s in prescribed(level="harder").steps if s.exercise == "back-bows"]
    assert dose(harder).endswith("hold 5 s")


def test_two_poses_tell_where_a_movement_goes(figures: FigureProvider) -> None:
    for exercise in LIBRARY.exercises:
        motion = present(figures.motion(exercise))
        assert 1 <= len(telling_poses(motion, "standard", frozenset())) <= 2
    bows = present(figures.motion("back-bows"))
    down, up = telling_poses(bows, "standard", frozenset())
    assert up.head[1] > down.head[1] + 0.1
