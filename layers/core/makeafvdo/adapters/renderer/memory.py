"""How this process takes memory from the system."""

import ctypes

_M_MMAP_THRESHOLD = -3  # glibc, malloc.h
_LARGE = 8 << 20


def give_back_large_arrays() -> None:
    """Arrays of more than 8 MB, which stills are composed of, go back to the system as soon as they are let go.

    Left alone, glibc learns from the first of them to keep all of that size: 100 MB more beside two encoders.
    """
    ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)
