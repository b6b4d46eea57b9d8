"""What is said is in the language of the texts, not that of the system."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from backcompanion.base import i18n
from backcompanion.sound.spoken_language import spoken_language


@pytest.fixture(autouse=True)
def default_locale_restored() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("system", "texts", "spoken"),
    [
        ("en_GB", "en", "en_GB"),
        ("de_AT", "en", "en_US"),
        ("de_AT", "de", "de_AT"),
        ("C", "en", "en_US"),
        ("en_DE", "en", "en_DE"),
    ],
)
def test_the_voice_reads_what_is_written(
    system: str, texts: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    QLocale.setDefault(QLocale(system))
    monkeypatch.setattr(i18n, "language", lambda: texts)
    assert spoken_language() == spoken


def test_without_a_catalogue_it_is_english() -> None:
    assert i18n.language() == "en"
