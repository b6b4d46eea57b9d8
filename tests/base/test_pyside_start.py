"""PySide6 is imported without what nothing here needs, and works as ever."""

import pytest

from support.child_process import must_succeed


def test_what_tells_of_wrong_calls_is_compiled_at_the_first_of_them() -> None:
    pytest.importorskip("PySide6", reason="is about PySide6")
    must_succeed(
        "import builtins, sys\n"
        "before = builtins.compile\n"
        "from backcompanion.base.pyside_start import import_pyside\n"
        "import_pyside()\n"
        "assert builtins.compile is before\n"
        "assert builtins.__import__.__name__ != '__feature_import__'\n"
        "from PySide6.QtCore import QTimer\n"
        "parser = sys.modules['shibokensupport.signature.parser']\n"
        "assert 'pyside_type_init' not in vars(parser)\n"
        "assert not hasattr(parser, '__path__')\n"
        "assert 'pyside_type_init' not in vars(parser)\n"
        # A wrong call is told as by PySide6 alone.
        "try:\n"
        "    QTimer().setInterval('a')\n"
        "except TypeError as error:\n"
        "    text = str(error)\n"
        "    assert 'setInterval(' in text, text\n"
        "    assert 'Supported signatures' in text, text\n"
        "else:\n"
        "    sys.exit('no error')\n"
        "from shibokensupport.signature import get_signature\n"
        "assert 'int' in str(get_signature(QTimer.remainingTime))\n"
        "assert 'pyside_type_init' in vars(parser)\n"
        "assert not hasattr(parser, 'nothing_of_that_name')\n"
        "from shibokensupport.signature.lib.pyi_generator import generate_pyi\n"
        "import PySide6.support.signature.layout as layout\n"
        "assert callable(layout.create_signature)\n"
    )


def test_no_source_that_was_read_meanwhile_stays_in_memory() -> None:
    pytest.importorskip("PySide6", reason="is about PySide6")
    must_succeed(
        "from backcompanion.base.pyside_start import import_pyside\n"
        "import_pyside()\n"
        "import linecache\n"
        "assert not linecache.cache, list(linecache.cache)\n"
    )
