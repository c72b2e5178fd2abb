"""glibc's malloc, set to keep less memory in this process."""

import ctypes

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8  # glibc, malloc.h
_LARGE_BLOCK = 8 << 20


def limit_malloc_memory() -> None:
    """One arena for all threads, mmap for blocks of 8 MB and more, and what is free now goes back to the system.

    By default each thread has an arena whose freed memory no other thread can use, and the mmap threshold rises to the
    size of the first photo that is freed: 100 MB more beside two encoders.
    """
    libc = ctypes.CDLL(None)
    libc.mallopt(_M_ARENA_MAX, 1)
    libc.mallopt(_M_MMAP_THRESHOLD, _LARGE_BLOCK)
    libc.malloc_trim(0)
