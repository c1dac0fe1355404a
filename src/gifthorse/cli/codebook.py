"""``gifthorse codebook``: what the columns of the tables mean."""

from . import exits


def codebook() -> int:
    """Print the codebook of the exported tables: table, column and meaning, tab-separated."""
    from ..export.codebook import rows

    for row in rows():
        print("\t".join(row))
    return exits.DONE
