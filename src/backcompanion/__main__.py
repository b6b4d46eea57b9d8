"""python -m backcompanion."""

import sys

from backcompanion.cli import main

if __name__ == "__main__":
    sys.exit(main())
