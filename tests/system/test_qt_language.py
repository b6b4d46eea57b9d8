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
    monkeypatch.setattr(i18n, "language", lambda: "en")  # there are no texts in Dutch
    follow_language(app)
    assert QLocale().language() == QLocale.Language.Dutch
