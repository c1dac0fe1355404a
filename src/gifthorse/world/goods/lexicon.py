"""From knowledge files to forms: every spelling that can stand for goods, and how it behaves."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from ... import knowledge
from ...errors import KnowledgeError
from .fold import fold
from .leaf import Ambiguous, GoodsFile, Head, Kind, Leaf, Needs, Never, SenseFile


class Form(msgspec.Struct, kw_only=True, gc=False):
    """One spelling, folded. ``classes`` is empty for a phrase that is no goods; the first of several is the default.

    ``hs``: the headings of the word itself, by class, where they are narrower than the class's.
    """

    text: str
    word: str
    classes: tuple[str, ...] = ()
    kind: Kind = "noun"
    hs: dict[str, tuple[str, ...]] = {}
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
            self.forms[key] = known = Form(text=text, word=word, classes=(leaf.id,), kind=kind)
        elif leaf.id not in known.classes:
            if text not in self.ambiguous and kind != "maker":
                raise KnowledgeError(
                    f"goods word {word!r} stands under {known.classes[0]} and {leaf.id}: give its default in senses"
                )
            known.classes = (*known.classes, leaf.id)
        if hs:
            known.hs = {**known.hs, leaf.id: hs}

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


def spellings(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Folded forms, each with every way to write it: British and American variants, plurals that no "s" makes.

    Pairs of form and spelling. Variants are looked up in all forms at once: one by one takes most of the loading time.
    """
    found = [(text, text) for text in texts]
    lines = "\n" + "\n".join(text for text, _ in found) + "\n"
    for old, new in VARIANTS:
        at = lines.find(old)
        while at >= 0:
            start, end = lines.rfind("\n", 0, at) + 1, lines.find("\n", at)
            found.append((lines[start:end], lines[start:end].replace(old, new)))
            at = lines.find(old, end)
    for text, spelling in tuple(found):
        if spelling[-1] == "y" and spelling[-2:-1] not in "aeiou ":
            found.append((text, spelling[:-1] + "ies"))
        elif " of " in spelling and not spelling.partition(" of ")[0].endswith("s"):
            found.append((text, spelling.replace(" of ", "s of ", 1)))
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
"""Folded spellings that stand for each other: ours and the other."""
