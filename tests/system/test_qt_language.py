"""Qt's own words in the language of the texts, and dates where it was chosen against the system."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from backcompanion.base import i18n
from backcompanion.system.qt_language import follow_language
from support.child_process import run_python
from support.languages import in_language


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    locale = QLocale()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(locale)


def cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_qts_dialogs_speak_the_language(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    QLocale.setDefault(QLocale("de_AT"))
    monkeypatch.setattr(i18n, "language", lambda: "de")
    follow_language(app)
    assert cancel() == "Abbrechen"
    assert QLocale().name() == "de_AT"  # the system's country


def test_a_language_against_the_systems_brings_its_dates_and_its_direction(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    monkeypatch.setattr(i18n, "language", lambda: "ar")
    monkeypatch.setattr(i18n, "chosen_language", lambda: "ar")
    follow_language(app)
    assert QLocale().language() == QLocale.Language.Arabic
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_texts_in_another_language_than_the_region_bring_their_dates(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LANGUAGE=fr with LANG=C or LANG=en_US: no “Sun, 22 Nov” in a French page."""
    QLocale.setDefault(QLocale("en_US"))
    monkeypatch.setattr(i18n, "chosen_language", lambda: "")
    monkeypatch.setattr(i18n, "language", lambda: "fr")
    follow_language(app)
    assert QLocale().dayName(7) == "dimanche"
    QLocale.setDefault(QLocale("nl_NL"))
    monkeypatch.setenv("LANGUAGE", "nl:en")
    monkeypatch.setattr(i18n, "language", lambda: "en")  # there are no texts in Dutch
    follow_language(app)
    assert QLocale().language() == QLocale.Language.Dutch


# One process reads what takes long; each of its children finds other names in its environment.
DATES = """
import os, sys
from datetime import date
from PySide6.QtGui import QGuiApplication
from backcompanion.system.qt_language import follow_language
from backcompanion.ui.text import formats

def tell():
    app = QGuiApplication([])
    follow_language(app)
    thursday = date(2026, 3, 19)
    print(formats.full_day(thursday), "|", formats.month_and_year(thursday), "|", end=" ")
    print(formats.weekday(2, long=True), formats.plain_number(2.5), formats.time_of_day(18, 30))

for names in eval(sys.argv[1]):
    child = os.fork()
    if child == 0:
        os.environ.update(names)
        tell()
        sys.stdout.flush()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, names
"""
GERMAN = "Do., 19. März 2026 | März 2026 | Mittwoch 2,5 18:30"
ENGLISH = "Thu, Mar 19, 2026 | March 2026 | Wednesday 2.5 6:30 PM"
ENGLISH_IN_GERMANY = "Thu, 19 Mar 2026 | March 2026 | Wednesday 2,5 18:30"


WRITTEN: list[tuple[dict[str, str], str]] = [
    ({"LANGUAGE": "de", "LANG": "en_US.UTF-8"}, GERMAN),
    ({"LANGUAGE": "en", "LANG": "de_DE.UTF-8"}, ENGLISH_IN_GERMANY),
    ({"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8"}, ENGLISH_IN_GERMANY),
    ({"LANG": "de_DE.UTF-8", "LC_TIME": "en_US.UTF-8"}, GERMAN),
    ({"LC_MESSAGES": "de_DE.UTF-8", "LANG": "en_US.UTF-8"}, GERMAN),
    ({"LANG": "en_US.UTF-8"}, ENGLISH),
]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is not the environment's")
def test_days_are_named_in_the_language_of_the_sentence_whatever_names_the_system_has() -> None:
    """A system's locale has the name of its language and the names of days of its formats."""
    environments = [names for names, _written in WRITTEN]
    process = run_python(
        *("-c", DATES, repr(environments)),
        without=("LANGUAGE", "LANG", "LC_ALL"),
        QT_QPA_PLATFORM="offscreen",
    )
    lines = [" ".join(line.split()) for line in process.stdout.splitlines()]
    assert lines == [written for _names, written in WRITTEN], process.stderr


@pytest.mark.parametrize(
    ("language", "keys"),
    [("es", "Ctrl+Mayús+Z"), ("de", "Strg+Umschalt+Z"), ("fr", "Ctrl+Maj+Z"), ("pl", None)],
)
def test_keys_in_a_menu_of_qts_own_are_called_as_in_ours(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, language: str, keys: str | None
) -> None:
    """In a text field's own menu; in Spanish Qt has Control+Mayúsculas+Z."""
    with in_language(language):
        monkeypatch.setattr(i18n, "language", lambda: language)
        follow_language(app)
        native = QKeySequence.SequenceFormat.NativeText
        assert QKeySequence("Ctrl+Shift+Z").toString(native) == i18n.gettext("Ctrl+Shift+Z")
        assert keys is None or keys == i18n.gettext("Ctrl+Shift+Z")
        assert cancel() != "Cancel"
