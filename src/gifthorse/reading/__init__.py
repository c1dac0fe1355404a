"""Reading: one document in, its transfers, stances and statements out; every answer on exact characters.

parse, residue                      spaCy over one immutable text
actors, coreference, nationality    who the words refer to
goods                               what is transferred
frames/, tellings, slots, syntax    which words tell of a transfer, and who fills its roles
status …, times …, quantities       whether it happened, when, how much
completion, merging                 tellings → one deal each
statements …, cues/                 who puts what forward
stances, speakers …                 whose position on which deal
reader                              the flow itself, and the protocol for other readers
"""

from .reader import BuiltinReader, Reader, builtin_reader

__all__ = ["BuiltinReader", "Reader", "builtin_reader"]
