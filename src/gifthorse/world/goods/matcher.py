"""Finding goods in text: one pass of a multi-pattern search, then the rules of sense on what it brings up."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from ... import knowledge
from ...model import Span
from .designation import regex, search_keys
from .fold import fold, same_length
from .leaf import Head, Kind, Leaf
from .lexicon import Form, Lexicon, lexicon, spellings
from .resolve import joined, meant, says_luxury
from .sense import any_of, case_fits, in_compound, last_word, listed, nearest_class, next_word

NEAR = 100
"""How far (characters each side) a cue may stand from the word whose sense it tells."""


class GoodsHit(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """Words that stand for goods. ``span`` covers them in the text that was searched.

    ``class_`` is a contract class or a refinement, ``alternatives`` the other classes that the words could mean.
    ``luxury`` is None where the item decides (a car). ``word`` is the lexicon's form. ``kind``: a common "noun", a
    "model" (Kornet), or a "maker" (Toyota), which is only a hint. ``vague``: names no kind of goods ("equipment").
    ``verb``: the form is a verb as well, so a part-of-speech tag has to confirm it. ``weak``: goods only where
    something is done with them, elsewhere often something else (horse, water, forces). ``head``: what the word does to
    other goods ("parts" for aircraft, a "container" of rice).
    """

    span: Span
    class_: str
    label: str
    hs: tuple[str, ...] = ()
    luxury: bool | None = False
    alternatives: tuple[str, ...] = ()
    word: str
    kind: Kind = "noun"
    vague: bool = False
    verb: bool = False
    weak: bool = False
    head: Head | None = None


class _Candidate(NamedTuple):
    start: int
    end: int
    form: Form


class GoodsMatcher:
    """The goods lexicon, ready to search. Get it from ``goods_matcher()``."""

    def __init__(self, lex: Lexicon) -> None:
        self.lexicon = lex
        self._keys: list[str] = []
        self._forms: list[Form] = []
        for names in (True, False):
            forms = {text: form for (text, noun), form in lex.forms.items() if noun is names}
            for text, spelling in spellings(forms):
                self._keys.append(" " + spelling)
                self._forms.append(forms[text])
        for form in lex.patterns:
            for key in search_keys(form.pattern):
                self._keys.append(key)
                self._forms.append(form)
        self._search = AhoCorasick(self._keys, matchkind=MatchKind.Standard, store_patterns=False)
        self._rules: dict[str, tuple[set[str], set[str]]] = {}
        for rule in lex.never:
            for name in (*(f" {fold(word)}" for word in rule.words), *rule.classes):
                after, before = self._rules.setdefault(name, (set(), set()))
                after.update(map(fold, rule.after))
                before.update(map(fold, rule.before))
        self._never: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._needs = {name: rule for rule in lex.needs for word in rule.words for name in (word, fold(word))}

    def leaf(self, class_: str) -> Leaf:
        """The class of that id; of its nearest known parent where the refinement is not ours. KeyError if none."""
        while class_ not in self.lexicon.leaves and "." in class_:
            class_ = class_.rpartition(".")[0]
        return self.lexicon.leaves[class_]

    def find(self, text: str) -> list[GoodsHit]:
        """The goods of running text, in order, none overlapping another (the longest at a place wins)."""
        return joined(self, text, self._find(text, asked=False))

    def asked(self, words: str) -> list[GoodsHit]:
        """The goods words of a question: every sense counts, and so do words too common for running text."""
        return self._find(words, asked=True)

    def classify(self, words: str) -> tuple[GoodsHit, ...]:
        """The goods that a question's everyday words mean ("parts for Shahed drones"), head first; () if unknown."""
        return meant(self, words, self.asked(words))

    def belonging(self, class_: str, what: Head) -> str | None:
        """The class of the parts, engines or ammunition of goods of ``class_``, or None where it says none."""
        steps = class_.split(".")
        kin = [self.lexicon.leaves.get(".".join(steps[:n])) for n in range(len(steps), 0, -1)]
        kinds = (what, "parts") if what == "engine" else (what,)
        named = (getattr(leaf, kind) for kind in kinds for leaf in kin if leaf)
        return next(filter(None, named), None)

    def as_class(self, hit: GoodsHit, class_: str, *, alternatives: tuple[str, ...] = ()) -> GoodsHit:
        """The same words read as goods of another class."""
        leaf = self.leaf(class_)
        luxury = None if leaf.luxury == "unknown" else leaf.luxury
        return msgspec.structs.replace(
            hit, class_=class_, label=leaf.label, hs=leaf.hs, luxury=luxury, alternatives=alternatives, vague=False
        )

    def _find(self, text: str, *, asked: bool) -> list[GoodsHit]:
        low = f" {same_length(text)}  "
        hits: list[GoodsHit] = []
        luxury = any(word in low for word in self.lexicon.luxury)
        reach = 0
        for start, end, form in sorted(
            self._candidates(text, low, asked),
            key=lambda c: (c.start, -c.end, (c.form.kind == "noun") == text[c.start].isupper(), -len(c.form.text)),
        ):
            if start < reach:
                continue
            reach = end
            if form.classes and self._is_goods(text, low, start, end, form, asked):
                hits.append(self._hit(low, start, end, form, luxury))
        return hits

    def _candidates(self, text: str, low: str, asked: bool) -> Iterator[_Candidate]:
        for index, start, found in self._search.find_matches_as_indexes(low, overlapping=True):
            form = self._forms[index]
            if form.asked and not asked:
                continue
            if form.pattern:
                if match := regex(form.pattern, asked).match(text, start):
                    yield _Candidate(start, match.end(), form)
                continue
            char, end = low[found], found - 1
            if char not in " '":
                if form.mass:
                    continue
                if char == "s" and low[found + 1] in " '":
                    end += 1
                elif low[found : found + 2] == "es" and low[found + 2] in " '" and low[found - 1] in "sxzho":
                    end += 2
                else:
                    continue
            if case_fits(form, text[start:end], asked) and not (form.kind == "noun" and in_compound(text, start, end)):
                yield _Candidate(start, end, form)

    def _is_goods(self, text: str, low: str, start: int, end: int, form: Form, asked: bool) -> bool:
        need = self._needs.get(form.text) if form.kind != "noun" and not asked else None
        if need and not (any_of(need.near, low[max(0, start - NEAR) : end + NEAR]) or any_of(need.somewhere, low)):
            return False
        after, before = self._never_of(form)
        return not (after and listed(after, last_word(text, low, start))) and not (
            before and listed(before, next_word(text, low, end))
        )

    def _never_of(self, form: Form) -> tuple[frozenset[str], frozenset[str]]:
        """The words that may stand neither before nor behind the form: its own rules and its class's."""
        known = self._never.get(form.text)
        if known is None:
            names = [f" {form.text}"]
            if form.kind == "noun":
                steps = form.classes[0].split(".")
                names += [".".join(steps[:n]) for n in range(1, len(steps) + 1)]
            rules = [self._rules[name] for name in names if name in self._rules]
            known = self._never[form.text] = (
                frozenset().union(*(rule[0] for rule in rules)),
                frozenset().union(*(rule[1] for rule in rules)),
            )
        return known

    def _hit(self, low: str, start: int, end: int, form: Form, dear: bool) -> GoodsHit:
        class_ = form.classes[0]
        if len(form.classes) > 1 and (entry := self.lexicon.ambiguous.get(form.text)):
            class_ = nearest_class(entry, low[max(0, start - NEAR) : start + 1], low[end + 1 : end + NEAR])
        leaf = self.lexicon.leaves[class_]
        luxury = None if leaf.luxury == "unknown" else leaf.luxury
        if dear and not luxury and says_luxury(self.lexicon.luxury, low[max(0, start - 30) : start + 1]):
            luxury = True
        return GoodsHit(
            span=Span(start, end),
            class_=class_,
            label=leaf.label,
            hs=form.hs.get(class_) or leaf.hs,
            luxury=luxury,
            alternatives=tuple(c for c in form.classes if c != class_) if len(form.classes) > 1 else (),
            word=form.word,
            kind=form.kind,
            vague=form.vague,
            verb=form.verb,
            weak=form.weak,
            head=form.head,
        )


def goods_matcher() -> GoodsMatcher:
    """The matcher of our knowledge and the user's, built once per set of folders."""
    return _matcher(knowledge.roots())


@cache
def _matcher(roots: tuple[Path, ...]) -> GoodsMatcher:
    return GoodsMatcher(lexicon(roots))
