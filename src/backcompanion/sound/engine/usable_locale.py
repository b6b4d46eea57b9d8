"""A locale that the speech service can start with.

Of its own, as `locale` knows all names of locales: 0.4 MiB, which a sound process has no use for
where the service runs already.
"""

import locale
import os
import sys


def use_a_locale_that_exists() -> None:
    """Where the language in the environment was never generated on this machine (a bare system, a
    login from elsewhere), the speech service that is started from here would end at once, and
    nothing speak. The language to speak is an argument of this process.
    """
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        os.environ["LC_ALL"] = "C.UTF-8" if sys.platform.startswith("linux") else "C"
