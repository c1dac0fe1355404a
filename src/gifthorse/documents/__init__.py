"""Everything that can be read, as documents: names → bytes (``read_bytes``) → documents (``extract``).

    archives   warc  wacz  json_lines          bytes as they arrive → one Raw per member   registry.ARCHIVES
    formats    json  feed  html  pdf  text     one Raw → documents                         registry.FORMATS
    addresses  fetch  network                  one GET, every hop checked where its socket is opened
    beside     sniff  streams  compression     what it is; by chunks; gzip held to a ratio
               dates  language  html_metadata  what a document says about itself
               worker                          parsers of other people's files in a process of their own

A new format is one module with ``read(raw, limits)`` and one entry in ``registry.FORMATS``; a new kind of archive has
``members(incoming, limits)`` and an entry in ``registry.ARCHIVES``. ``sniff`` says by content which of them an input
is. ``raw`` holds what all share: ``Raw`` (bytes, for a store to keep apart from text), ``Failure``, ``Limits``.
Nothing here raises for an input: what cannot be read is a ``Failure`` with one line that says why and what to do.
"""

from .extract import extract
from .inputs import open_inputs, read_bytes
from .raw import Failure, Limits, Raw

__all__ = ["Failure", "Limits", "Raw", "extract", "open_inputs", "read_bytes"]
