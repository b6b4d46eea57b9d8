"""Qt's own words in the language of the texts, and dates where it was chosen against the system."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from backcompanion.base import i18n
from backcompanion.system.qt_language import follow_language


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
