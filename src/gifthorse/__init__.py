"""Gifthorse: who supplied what to whom, who says so, and which measure it would fall under.

>>> import gifthorse
>>> reading = gifthorse.read("Ruritania gave Freedonia ten trucks, its foreign ministry said.", published="2024-02-20")
"""

__version__ = "0.1.0"
