"""What a goods file says: classes of goods, and the senses of words that are no goods or need context."""

from typing import Literal

import msgspec

Luxury = bool | Literal["unknown"]
Kind = Literal["noun", "model", "maker"]
Head = Literal["parts", "engine", "ammunition", "container", "service"]


class Leaf(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class of goods: one of the output contract's, or a dotted refinement of one.

    ``hs`` are headings of HS 2022 ("8703", "8703.23", a chapter "93", a range "8501-8504"). ``unroca`` are categories
    of the UN Register of Conventional Arms, ``ml`` headings of the Common Military List, ``mtcr`` and ``nsg`` items of
    those annexes.
    ``luxury``: true where the goods are luxury by nature, unknown where the single item decides (make, price).

    ``words`` are common nouns in the singular (a regular plural is understood); ``headings`` are more of them, each
    under the heading that it alone falls under. ``models`` and ``makers`` are proper names that count only with their
    capitals, ``designations`` patterns for numbered types ("Su-(27|30)"), whose hyphen stands for any joint.
    ``parts``, ``engine`` and ``ammunition`` name the class that such words make of these goods ("spare parts for
    aircraft"); a refinement inherits them.
    """

    id: str
    label: str
    hs: tuple[str, ...] = ()
    unroca: tuple[str, ...] = ()
    ml: tuple[str, ...] = ()
    mtcr: tuple[str, ...] = ()
    nsg: tuple[str, ...] = ()
    luxury: Luxury = False
    words: tuple[str, ...] = ()
    headings: dict[str, tuple[str, ...]] = {}
    models: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    designations: tuple[str, ...] = ()
    parts: str | None = None
    engine: str | None = None
    ammunition: str | None = None

    @property
    def registers(self) -> tuple[str, ...]:
        """The control lists it stands on, as people cite them: "UNROCA IV", "ML10", "MTCR 19.A.2"."""
        return (
            *(f"UNROCA {x}" for x in self.unroca),
            *self.ml,
            *(f"MTCR {x}" for x in self.mtcr),
            *(f"NSG {x}" for x in self.nsg),
        )


class GoodsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of classes: the contract's class first, its refinements below it."""

    classes: tuple[Leaf, ...]


class Ambiguous(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that several classes list. ``default`` unless a cue of another class stands near it."""

    word: str
    default: str
    cues: dict[str, tuple[str, ...]] = {}


class Never(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Neighbours that take the goods sense from ``words``, or from every noun of ``classes`` (and their refinements).

    ``after``: words right before it ("think" tank). ``before``: words right behind it (oil "price").
    """

    words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class Needs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that are other things too. They are goods only where one of the words ``near`` stands within a line of
    text (Mirage), or one of the words ``somewhere`` anywhere in it (Javelin); beginnings of words do.
    """

    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    somewhere: tuple[str, ...] = ()


class SenseFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How words behave. ``blocks``: phrases that are no goods at all and win over shorter words inside them.

    ``vague``: words that name no kind of goods by themselves. ``verbs``: words that are verbs as well, so that a
    part-of-speech tag has to confirm them. ``mass``: words without a plural. ``asked``: words too common in prose to
    be goods there; they count only where somebody asks about goods. ``weak``: words that are goods in prose only where
    something is done with them (given, sold, seized). ``lower``: words that a capital makes a name
    (Shell, China). ``heads``: words by what they do to the goods they belong to. ``luxury``: words before goods that
    say so.
    """

    blocks: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    mass: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    never: tuple[Never, ...] = ()
    needs: tuple[Needs, ...] = ()
    heads: dict[Head, tuple[str, ...]] = {}
    luxury: tuple[str, ...] = ()
