"""What is wrong with the shape of a file, all of it at once and in plain words: msgspec stops at the first fault."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from msgspec import inspect

Place = tuple[str | int, ...]
"""The way to a field: ("provisions", 0, "versions", 1, "force")."""


class Misshapen(NamedTuple):
    """``says`` what is wrong at a place, ``instead`` what to write."""

    place: Place
    says: str
    instead: str


def faults(data: Any, kind: type) -> Iterator[Misshapen]:
    """Every field of parsed YAML that a msgspec Struct would not take. Nothing where ``msgspec.convert`` succeeds."""
    yield from _walk(data, _info(kind), ())


@cache
def _info(kind: type) -> inspect.Type:
    return inspect.type_info(kind)


def _walk(data: Any, kind: inspect.Type, place: Place) -> Iterator[Misshapen]:
    if isinstance(kind, inspect.UnionType):
        yield from _union(data, kind, place)
    elif isinstance(kind, inspect.StructType):
        yield from _struct(data, kind, place)
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType):
        if not isinstance(data, list):
            yield Misshapen(place, f"{_told(data)} where a list is needed", f"a list: [{_example(data)}]")
            return
        for n, one in enumerate(data):
            yield from _walk(one, kind.item_type, (*place, n))
    elif isinstance(kind, inspect.DictType):
        if not isinstance(data, dict):
            yield Misshapen(place, f"{_told(data)} where names with values are needed", "{name: value}")
            return
        for name, value in data.items():
            yield from _walk(value, kind.value_type, (*place, str(name)))
    elif isinstance(kind, inspect.LiteralType):
        if data not in kind.values:
            yield Misshapen(place, f"{_told(data)} is not one of the words it may be", choice(data, kind.values))
    else:
        yield from _plain(data, kind, place)


def _union(data: Any, kind: inspect.UnionType, place: Place) -> Iterator[Misshapen]:
    if data is None and any(isinstance(part, inspect.NoneType) for part in kind.types):
        return
    parts = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
    found = [list(_walk(data, part, place)) for part in parts]
    if all(found):
        yield from min(found, key=len)


def _struct(data: Any, kind: inspect.StructType, place: Place) -> Iterator[Misshapen]:
    fields = {field.encode_name: field for field in kind.fields}
    if not isinstance(data, dict):
        yield Misshapen(place, f"{_told(data)} where fields are needed", f"fields: {', '.join(fields)}")
        return
    for name, value in data.items():
        if name in fields:
            yield from _walk(value, fields[name].type, (*place, name))
        else:
            yield Misshapen((*place, str(name)), "there is no such field", choice(name, [*fields]))
    for name, field in fields.items():
        if field.required and name not in data:
            yield Misshapen((*place, name), "the field is missing", f"{name}: {_sample(field.type)}")


def _plain(data: Any, kind: inspect.Type, place: Place) -> Iterator[Misshapen]:
    told = _told(data)
    if isinstance(kind, inspect.StrType):
        if not isinstance(data, str):
            yield Misshapen(place, f"{told} where words are needed", f"'{data}', in quotation marks")
    elif isinstance(kind, inspect.BoolType):
        if not isinstance(data, bool):
            yield Misshapen(place, f"{told} where true or false is needed", "true or false")
    elif isinstance(kind, inspect.IntType | inspect.FloatType):
        whole = isinstance(kind, inspect.IntType)
        if isinstance(data, bool) or not isinstance(data, int if whole else int | float):
            yield Misshapen(place, f"{told} where a {'whole ' * whole}number is needed", "digits alone, such as 5000")
    elif isinstance(kind, inspect.DateType) and not isinstance(data, date):
        yield from _date(data, told, place)


def _date(data: Any, told: str, place: Place) -> Iterator[Misshapen]:
    try:
        date.fromisoformat(str(data))
    except ValueError:
        yield Misshapen(place, f"{told} is no date", "YYYY-MM-DD, such as 2021-03-01")


def choice(written: Any, known: Any) -> str:
    """What may be meant by a word, or all that it may be."""
    words = [str(word) for word in known]
    near = get_close_matches(str(written), words, 1, 0.6)
    return near[0] if near else f"one of {', '.join(words)}"


def _sample(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.LiteralType):
        return f"one of {', '.join(map(str, kind.values))}"
    if isinstance(kind, inspect.VarTupleType):
        return "[…]"
    if isinstance(kind, inspect.StructType):
        return f"{{{', '.join(field.encode_name for field in kind.fields if field.required) or '…'}}}"
    return {inspect.IntType: "1", inspect.StrType: "words", inspect.DateType: "YYYY-MM-DD"}.get(type(kind), "…")


def _told(data: Any) -> str:
    """A value as its writer would recognise it."""
    if data is None:
        return "nothing"
    if isinstance(data, dict):
        return "a group of fields"
    if isinstance(data, list):
        return "a list"
    return str(data).lower() if isinstance(data, bool) else repr(data) if isinstance(data, str) else str(data)


def _example(data: Any) -> str:
    return str(data) if isinstance(data, str | int) else "…"
