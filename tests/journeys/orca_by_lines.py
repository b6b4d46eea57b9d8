"""Orca, run by the system's own Python, with its log written line by line: otherwise what it has
said stands there only some thousand letters later. Called with Orca's arguments, the log last.
"""

import builtins
import runpy
import shutil
import sys
from typing import Any

LOG = sys.argv[-1]
ORCA = shutil.which("orca")
plain_open = builtins.open


def open_by_lines(file: Any, mode: str = "r", buffering: int = -1, **options: Any) -> Any:
    return plain_open(file, mode, 1 if file == LOG else buffering, **options)


assert ORCA is not None
vars(builtins)["open"] = open_by_lines
sys.argv[0] = ORCA
runpy.run_path(ORCA, run_name="__main__")
