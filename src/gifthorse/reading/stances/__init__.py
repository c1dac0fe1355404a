"""Whose position on which deal: statements brought to bear on transfers."""
