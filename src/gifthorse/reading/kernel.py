"""The matrix product under spaCy.

The wheels of thinc's ``blis`` carry a generic kernel that is often slower than the BLAS NumPy brings along. Both give
the same parse; the faster one is found by timing a product of the parser's size for a few milliseconds.
"""

import time
from typing import Any


def use_fastest_kernel() -> None:
    """Make NumPy's product thinc's own where it is the faster of the two on this machine."""
    import numpy as np
    from thinc.api import NumpyOps, set_current_ops

    class BlasOps(NumpyOps):  # type: ignore[misc]
        """thinc's NumPy operations with ``gemm`` through NumPy."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            left, right = x.T if trans1 else x, y.T if trans2 else y
            if out is None:
                return np.dot(left, right)
            out[:] = np.dot(left, right)
            return out

    def seconds(ops: Any) -> float:
        left, right = np.ones((256, 384), dtype="f"), np.ones((288, 384), dtype="f")
        best = 1.0
        for _ in range(4):
            start = time.perf_counter()
            ops.gemm(left, right, trans2=True)
            best = min(best, time.perf_counter() - start)
        return best

    fast = BlasOps()
    if seconds(fast) < seconds(NumpyOps()):
        set_current_ops(fast)
