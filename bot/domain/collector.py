"""Python's collector of cyclic garbage, put aside while thousands of values are made of which none is cyclic."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Without the collector for the length of a block: it would look through every row again and again.

    Memory is freed as always where nothing refers to it any more. In several threads at once the first one to end
    its block starts the collector again.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
