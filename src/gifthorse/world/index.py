"""The index: every form of every entry, worked out once from the sheets and kept in the user's cache folder.

Spelling out some ten thousand names takes a second; reading the result back takes some milliseconds. The cache entry is
named by the bytes of the sheets and of the code that makes it, so it cannot be stale.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec
from platformdirs import user_cache_path

from .. import knowledge
from .entry import Entry, Form, Kind
from .forms import FORMS, form_of, head, in_capitals, slug, spellings
from .sheets import Guards, NameList, Names, Sheet, States, Titles, load

RANK = {kind: rank for rank, kind in enumerate(Kind.__args__)}  # type: ignore[attr-defined]


class Index(msgspec.Struct, array_like=True):
    """``forms``: spelling → meaning (see ``meaning_of``). ``heads``: the first two words of spellings → how long those
    spellings are, longest first. ``small``: the few spellings that begin with a small letter. ``nicknames``: a
    description, case-folded → ids of the states that it may mean.
    """

    entries: list[Entry]
    forms: dict[str, int]
    heads: dict[str, list[int]]
    small: list[str]
    nicknames: dict[str, list[str]]
    guards: list[Guards]
    titles: list[Titles]


@cache
def index_of(roots: tuple[Path, ...]) -> Index:
    """The index of the sheets of these folders, from the user's cache where it is there."""
    files = knowledge.files("world", among=roots)
    digest = blake2b(digest_size=20)
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    kept = user_cache_path("gifthorse") / "knowledge" / f"{digest.hexdigest()}.index"
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=Index)
    except (OSError, msgspec.MsgspecError, ValueError):
        index = build(load(files))
        knowledge.keep(kept, msgspec.msgpack.encode(index))
        return index


def build(sheets: list[Sheet]) -> Index:
    """Work the index out."""
    entries: dict[str, Entry] = {}
    means: dict[str, tuple[Entry, Form]] = {}
    for entry, names in named(sheets):
        if entry.id in entries and entries[entry.id].code != entry.code:
            entry = msgspec.structs.replace(entry, id=f"{entry.id}-{slug(entry.code or 'none')}")
        entry = entries.setdefault(entry.id, entry)
        for name, form in names:
            for spelling in spellings(name):
                known = means.get(spelling)
                if known is None or RANK[entry.kind] < RANK[known[0].kind]:
                    means[spelling] = (entry, form)
    for spelling in [s for s in means if s[:4] in ("the ", "The ") and means.get(s[4:]) == means[s]]:
        del means[spelling]
    place = {ident: number for number, ident in enumerate(entries)}
    heads: dict[str, set[int]] = {}
    for spelling in means:
        heads.setdefault(head(spelling), set()).add(len(spelling))
    heads.pop("", None)
    nicknames: dict[str, list[str]] = {}
    for key, state in (item for sheet in sheets if isinstance(sheet, States) for item in sheet.states.items()):
        for nickname in state.nicknames:
            meant = nicknames.setdefault(nickname.casefold(), [])
            if f"state:{key}" not in meant:
                meant.append(f"state:{key}")
    return Index(
        entries=list(entries.values()),
        forms={spelling: _meaning(spelling, place[e.id], e, form) for spelling, (e, form) in means.items()},
        heads={first: sorted(found, reverse=True) for first, found in heads.items()},
        small=[spelling for spelling in means if spelling[0].islower()],
        nicknames=nicknames,
        guards=[sheet for sheet in sheets if isinstance(sheet, Guards)],
        titles=[sheet for sheet in sheets if isinstance(sheet, Titles)],
    )


def _meaning(spelling: str, place: int, entry: Entry, form: Form) -> int:
    """One number for three things, which loads faster than a tuple; ``meaning_of`` takes it apart.

    A short word in capitals is an acronym of something else ("ABA", "SWAT") unless it is a state or a capital.
    """
    capitals = in_capitals(spelling) and (len(spelling) > 4 or entry.kind == "state" or entry.official)
    return place << 4 | capitals << 3 | FORMS.index(form)


def meaning_of(meaning: int) -> tuple[int, bool, Form]:
    """(place of the entry, whether the spelling may also stand wholly in capitals, how it names the entry)."""
    return meaning >> 4, bool(meaning & 8), FORMS[meaning & 7]


def named(sheets: list[Sheet]) -> Iterator[tuple[Entry, list[tuple[str, Form]]]]:
    """Each entry of the sheets with its forms, the states before all: a capital speaks for one, whoever lists it."""
    for sheet in sorted(sheets, key=lambda sheet: not isinstance(sheet, States)):
        if isinstance(sheet, States):
            yield from _states(sheet)
        elif isinstance(sheet, Names):
            for names in sheet.lists:
                for code, lines in names.names.items():
                    for line in lines:
                        yield from _line(names, code, line.split(" | "))


def _line(names: NameList, code: str, forms: list[str]) -> Iterator[tuple[Entry, list[tuple[str, Form]]]]:
    """One line of a list is one entry, but a line of blockers only saves room: each form there is its own."""
    for own in [[form] for form in forms] if names.kind == "other" else [forms]:
        entry = _entry(names.kind, own[0], code, names.official, names.home.get(code))
        yield entry, [form_of(form) for form in own]


def _entry(kind: Kind, name: str, code: str, official: bool, home: str | None = None) -> Entry:
    ident = code if kind == "group" and code.startswith("group:") else f"{kind}:{slug(name)}"
    code_of = None if code == "none" else code
    return Entry(id=ident, kind=kind, name=name, code=code_of, official=official, home=home)


def _states(sheet: States) -> Iterator[tuple[Entry, list[tuple[str, Form]]]]:
    for key, state in sheet.states.items():
        code = state.code or key
        forms = [form_of(name) for name in (state.name, *state.also)]
        forms += [(name, "adjective") for name in state.adjectives]
        forms += [(name, "people") for name in state.people]
        forms += [(name, "short") for name in state.short]
        yield Entry(id=f"state:{key}", kind="state", name=state.name, code=code, official=True), forms
        for capital in state.capitals:
            yield _entry("city", capital, code, True), [(capital, "name")]
