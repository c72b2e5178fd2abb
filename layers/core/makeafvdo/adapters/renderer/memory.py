"""How this process takes memory from the system, and gives it back."""

import ctypes

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8  # glibc, malloc.h
_LARGE = 8 << 20


def take_little_memory() -> None:
    """One heap for all threads, and whole photos outside of it.

    glibc gives each thread a heap of its own, of which no other gets what was let go, and learns from the first photo
    to keep the memory of all that size: 100 MB more beside two encoders.
    """
    libc = ctypes.CDLL(None)
    libc.mallopt(_M_ARENA_MAX, 1)
    libc.mallopt(_M_MMAP_THRESHOLD, _LARGE)
    libc.malloc_trim(0)
