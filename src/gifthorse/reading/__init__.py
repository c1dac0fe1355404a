"""Reading: one document in, its transfers, stances and statements out; every answer on exact characters.

grammar              spaCy over one immutable text; page residue; who does what in a clause
actors               who the words refer to
goods, quantities    what is transferred, how much, for how much
times, status        when, and whether it happened
frames, tellings     which words tell of a transfer, who fills its roles; tellings → one deal each
cues, statements     who puts what forward
stances              whose position on which deal
reader               the flow itself, and the protocol for other readers
"""

from .reader import BuiltinReader, Reader, builtin_reader

__all__ = ["BuiltinReader", "Reader", "builtin_reader"]
