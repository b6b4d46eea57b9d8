"""How long a test waits for what has to come: a limit against hanging, and never a measure.

Where it comes it costs nothing; a machine that is busy otherwise may take ten times as long.
"""

import os

# Fewer where a test looks at what becomes of a thing that never comes.
PATIENCE_SECONDS = float(os.environ.get("TESTS_PATIENCE_SECONDS", "120"))
