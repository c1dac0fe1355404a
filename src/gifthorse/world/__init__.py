"""What a well-read person knows about actors and places: commented YAML, and one pass over a text that finds it."""

from .entry import Entry, Form, Hit, Kind
from .gazetteer import Gazetteer, gazetteer
from .titles import Title, TitleBook, titles

__all__ = ["Entry", "Form", "Gazetteer", "Hit", "Kind", "Title", "TitleBook", "gazetteer", "titles"]
