"""PySide6 is imported without what nothing here needs, and works as ever."""

import pytest

from support.child_process import must_succeed

PATTERNS_OF_ITS_OWN = 800


def test_patterns_for_signatures_are_made_when_one_is_asked_for() -> None:
    pytest.importorskip("PySide6", reason="is about PySide6")
    must_succeed(
        "import re, sys\n"
        "from re import _compiler\n"
        "made = []\n"
        "usual = _compiler.compile\n"
        "def count(pattern, flags=0):\n"
        "    made.append(len(pattern))\n"
        "    return usual(pattern, flags)\n"
        "_compiler.compile = count\n"
        "before = re.compile\n"
        "from backcompanion.base.pyside_start import import_pyside\n"
        "import_pyside()\n"
        "assert re.compile is before\n"
        "from PySide6.QtCore import QTimer\n"
        f"assert max(made) < {PATTERNS_OF_ITS_OWN}, made\n"
        # Its parameters are looked up and told as by PySide6 alone.
        "try:\n"
        "    QTimer().setInterval('a', 'b')\n"
        "except TypeError as error:\n"
        "    assert 'setInterval' in str(error), error\n"
        "else:\n"
        "    sys.exit('no error')\n"
        "from shibokensupport.signature import get_signature\n"
        "assert 'int' in str(get_signature(QTimer.remainingTime))\n"
        f"assert max(made) > {PATTERNS_OF_ITS_OWN}, made\n"
    )
