"""Drivers of the whole way from an input to the store: one run over many inputs, and feeds asked again and again.

adding   bytes → documents → readings → store, one document at a time; pool does it in several processes
feeds    one round over feeds: what is new is added; polite and robots keep to what hosts ask for
"""

from .adding import Added, Adder, add

__all__ = ["Added", "Adder", "add"]
