"""Where a bundle begins: the program, or one of its processes, which it starts as `-m MODULE`."""

import os
import runpy
import sys
from pathlib import Path


def give_missing_streams() -> None:
    """On Windows a program without a console has none of them, and what is printed would fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
            setattr(sys, name, stream)


def give_back_library_path() -> None:
    """On Linux a bundle finds its libraries by a variable, which a browser or a viewer that it
    starts would look into as well, before its own. Another process of ours sets it anew.
    """
    own = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if own is not None:
        os.environ["LD_LIBRARY_PATH"] = own
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if __name__ == "__main__":
    give_missing_streams()
    if sys.platform.startswith("linux"):
        give_back_library_path()
    if sys.argv[1:2] == ["-m"] and sys.argv[2].startswith("backcompanion."):
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        from backcompanion.cli.main import main

        sys.exit(main())
