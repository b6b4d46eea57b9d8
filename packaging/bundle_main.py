"""Where a bundle begins: the program, or one of its processes, which it starts as `-m MODULE`."""

import runpy
import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["-m"] and sys.argv[2].startswith("backcompanion."):
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        from backcompanion.cli.main import main

        sys.exit(main())
