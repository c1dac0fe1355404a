"""From knowledge files to forms: every spelling that can stand for goods, and how it behaves."""

import re
from functools import cache
from pathlib import Path

import msgspec

from ... import knowledge
from ...errors import KnowledgeError
from .fold import fold
from .leaf import Ambiguous, GoodsFile, Head, Kind, Leaf, Needs, Never, SenseFile


class Form(msgspec.Struct, kw_only=True):
    """One spelling, folded. ``classes`` is empty for a phrase that is no goods; the first of several is the default."""

    text: str
    word: str
    classes: tuple[str, ...] = ()
    kind: Kind = "noun"
    hs: tuple[str, ...] = ()
    pattern: str = ""
    vague: bool = False
    verb: bool = False
    mass: bool = False
    asked: bool = False
    weak: bool = False
    lower: bool = False
    head: Head | None = None


class Lexicon:
    """Leaves by id; forms by folded text and whether they are common nouns (a name may share its letters)."""

    def __init__(self, goods: list[GoodsFile], senses: list[SenseFile]) -> None:
        self.leaves: dict[str, Leaf] = {}
        self.forms: dict[tuple[str, bool], Form] = {}
        self.patterns: list[Form] = []
        self.ambiguous: dict[str, Ambiguous] = {}
        for file in senses:
            self.ambiguous.update({fold(entry.word): entry for entry in file.ambiguous})
        for classes in goods:
            for leaf in classes.classes:
                self.leaves.setdefault(leaf.id, leaf)
                self._add_leaf(leaf)
        for file in senses:
            self._add_senses(file)
        self.never: tuple[Never, ...] = tuple(rule for file in senses for rule in file.never)
        self.needs: tuple[Needs, ...] = tuple(rule for file in senses for rule in file.needs)
        self.luxury = frozenset(fold(word) for file in senses for word in file.luxury)
        self._order_ambiguous()

    def _add_leaf(self, leaf: Leaf) -> None:
        for word in leaf.words:
            self._add(leaf, word, "noun")
        for heading, words in leaf.headings.items():
            for word in words:
                self._add(leaf, word, "noun", tuple(heading.split()))
        for word in leaf.models:
            self._add(leaf, word, "model")
        for word in leaf.makers:
            self._add(leaf, word, "maker")
        for pattern in leaf.designations:
            self.patterns.append(Form(text=pattern, word=pattern, classes=(leaf.id,), kind="model", pattern=pattern))

    def _add(self, leaf: Leaf, word: str, kind: Kind, hs: tuple[str, ...] = ()) -> None:
        text = fold(word)
        key = (text, kind == "noun")
        known = self.forms.get(key)
        if known is None:
            self.forms[key] = Form(text=text, word=word, classes=(leaf.id,), kind=kind, hs=hs)
        elif leaf.id not in known.classes:
            if text not in self.ambiguous and kind != "maker":
                raise KnowledgeError(
                    f"goods word {word!r} stands under {known.classes[0]} and {leaf.id}: give its default in senses"
                )
            known.classes = (*known.classes, leaf.id)
            known.hs = ()

    def _add_senses(self, file: SenseFile) -> None:
        for word in file.blocks:
            key = (fold(word), True)
            if key in self.forms and self.forms[key].classes:
                raise KnowledgeError(f"goods word {word!r} is blocked in senses")
            self.forms[key] = Form(text=key[0], word=word)
        for flag in ("vague", "verb", "mass", "asked", "weak", "lower"):
            for word in getattr(file, "verbs" if flag == "verb" else flag):
                setattr(self._known(word), flag, True)
        for head, words in file.heads.items():
            for word in words:
                self._known(word).head = head

    def _known(self, word: str) -> Form:
        key = (fold(word), True)
        if key not in self.forms:
            raise KnowledgeError(f"goods word {word!r} of the senses stands under no class")
        return self.forms[key]

    def _order_ambiguous(self) -> None:
        for text, entry in self.ambiguous.items():
            form = self._known(text)
            if set(form.classes) != {entry.default, *entry.cues}:
                raise KnowledgeError(f"goods word {entry.word!r}: senses and classes name different classes")
            form.classes = (entry.default, *entry.cues)


@cache
def lexicon(roots: tuple[Path, ...]) -> Lexicon:
    """The lexicon of our files and the user's. KnowledgeError where they contradict each other."""
    goods = knowledge.load(GoodsFile, knowledge.files("world", "goods", among=roots))
    senses = knowledge.load(SenseFile, knowledge.files("world", "goods", "senses", among=roots))
    return Lexicon([file for _, file in goods], [file for _, file in senses])


def spellings(text: str) -> list[str]:
    """A folded form, its British and American variants and irregular plurals; "s" and "es" are left to the search."""
    found = [text]
    if _VARIED.search(text):
        for old, new in VARIANTS:
            if old in text:
                found += [form.replace(old, new) for form in found]
    if text[-1] == "y" and text[-2:-1] not in "aeiou ":
        found += [form[:-1] + "ies" for form in found]
    head, of, rest = text.partition(" of ")
    if of and not head.endswith("s"):
        found.append(f"{head}s of {rest}")
    return found


VARIANTS = (
    ("armour", "armor"),
    ("calibre", "caliber"),
    ("aluminium", "aluminum"),
    ("tyre", "tire"),
    ("jewellery", "jewelry"),
    ("defence", "defense"),
    ("fertiliser", "fertilizer"),
    ("fibre", "fiber"),
    ("sulph", "sulf"),
    ("labour", "labor"),
    ("programme", "program"),
    ("whisky", "whiskey"),
    ("plough", "plow"),
    ("unmanned", "uncrewed"),
    ("metre", "meter"),
    ("licence", "license"),
    ("adviser", "advisor"),
    ("centre", "center"),
    ("colour", "color"),
    ("ised ", "ized "),
    (" mm ", " millimeter "),
    ("mm ", " millimeter "),
    ("anti tank", "antitank"),
    ("anti aircraft", "antiaircraft"),
    ("anti ship", "antiship"),
    ("war plane", "warplane"),
)
"""Folded spellings that stand for each other, both ways of writing one word."""
_VARIED = re.compile("|".join(old for old, _ in VARIANTS))
