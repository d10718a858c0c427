"""Memory that the process holds and nothing uses."""

import ctypes
import sys


def give_back() -> None:
    """Let the system have what loading needed and nothing uses any more; only glibc keeps it otherwise."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)
