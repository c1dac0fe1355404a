"""The matrix product under spaCy.

The wheels of thinc's ``blis`` carry a generic kernel that is about half as fast as the BLAS that NumPy brings along.
NumPy's is always taken, not the faster of the two on the day: the last bits of the two products differ, and the same
text must read the same on every run.
"""

import os
from typing import Any


def use_numpy_kernel() -> None:
    """Make NumPy's matrix product thinc's own for all pipelines loaded from now on."""
    # One thread: these products are small, and a second one mostly waits (half the speed on a busy machine). It counts
    # only where NumPy was not imported before.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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

    set_current_ops(BlasOps())
