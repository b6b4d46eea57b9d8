"""What Python's reader of zips is known to raise for what is none, or for one that is damaged."""

import struct
import zipfile
import zlib

ZIP_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(RuntimeError, ValueError, OverflowError, OSError),
)
