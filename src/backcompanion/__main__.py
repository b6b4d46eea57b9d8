"""python -m backcompanion."""

import sys

from backcompanion.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
