"""The text under its parse: spaCy once over the immutable text, page residue, and who does what in a clause."""
