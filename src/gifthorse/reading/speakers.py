"""Who speaks: the actor behind a statement's source words."""

from collections.abc import Sequence

from .actors import Cast
from .coreference import PERSONAL, Mention
from .raw_statement import RawStatement
from .words import words


def speakers_of(statements: Sequence[RawStatement], cast: Cast) -> list[Mention | None]:
    """The actor behind each statement; a pronoun that speaks is the last speaker that it can stand for."""
    found: list[Mention | None] = []
    last: dict[bool, Mention] = {}
    for statement in statements:
        head = cast.doc[statement.source_head] if statement.source_head is not None else None
        personal = head is not None and head.lower_ in PERSONAL
        earlier = last.get(personal)
        if head is not None and (personal or head.lower_ in ("it", "they")) and earlier:
            mention: Mention | None = Mention(earlier.referent, statement.source[0], head.i, pronoun=True)
        else:
            mention = speaker_of(statement, cast)
            if mention:
                last[mention.referent.kind in ("person", "official")] = mention
        found.append(mention)
    return found


def speaker_of(statement: RawStatement, cast: Cast) -> Mention | None:
    """The actor that a statement's own source words name; an unnamed source keeps the words used."""
    if statement.source_head is None or not statement.source:
        return None
    token = cast.doc[statement.source_head]
    mention = cast.resolve(token)
    if mention is None:
        phrase = statement.source[0]
        name = phrase.of(cast.parsed.text)
        mention = cast.mention(token, f"source:{name.lower()}", name, cast.code_in_modifiers(token), "official", phrase)
    if mention.referent.code is None and statement.kind == "turn" and cast.outlet and cast.outlet.official:
        mention.referent.code = cast.outlet.code  # the spokesman in a government's own transcript
    return mention


def kind_of(mention: Mention | None) -> str | None:
    """The kind of a mention's actor."""
    return mention.referent.kind if mention else None


def nobody(statement: RawStatement, cast: Cast) -> bool:
    """True where the source is nobody to name: "we know", "I believe", "this means"."""
    return statement.source_head is not None and cast.doc[statement.source_head].lower_ in words("nobody")
