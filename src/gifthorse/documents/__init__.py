"""Everything that can be read, as documents: names → bytes (``read_bytes``) → documents (``extract``).

    formats    text  html  json                        one Raw → documents (registry.FORMATS)
    archives   json_lines                              one stream → many Raw (registry.ARCHIVES)

A new format is one module with ``read(raw, limits)`` and one entry in ``registry.FORMATS``; an archive has
``members(stream, source, limits)`` and an entry in ``registry.ARCHIVES``. Both say by content whether an input is
theirs (``sniff``). ``raw`` holds what all of them share: Raw, Failure, Limits.
"""

from .extract import extract
from .inputs import open_inputs, read_bytes
from .raw import Failure, Limits, Raw

__all__ = ["Failure", "Limits", "Raw", "extract", "open_inputs", "read_bytes"]
