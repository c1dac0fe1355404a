"""HTML: trafilatura's main text, one paragraph a line, with what the page says about itself.

The tree is parsed by lxml without network and without entities of its own; nothing in it is run.
"""

import re
from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from ..model import Document
from .dates import dated_by_text
from .html_metadata import metadata
from .language import detect
from .raw import Failure, Limits, Raw
from .text import decode

META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(raw: Raw, limits: Limits) -> Iterator[Document | Failure]:
    """One document. InputError where the page has no main text."""
    declared = META_CHARSET.search(raw.data[:4096])
    tree = parse(decode(raw.data, raw.charset or (declared[1].decode("ascii", "ignore") if declared else None)))
    about = metadata(tree, raw.url)
    text = main_text(tree, about.title)
    yield Document(
        text=text,
        source=raw.source,
        title=about.title,
        outlet=about.outlet,
        published=about.published or dated_by_text(text),
        language=about.language or detect(text),
        url=about.url,
    )


def parse(page: str) -> Any:
    """The page's tree, repaired as browsers do; InputError where there is none."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(XML_DECLARATION.sub("", page), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError("HTML that cannot be parsed; save the page as text") from error
    return tree


def main_text(tree: Any, title: str | None) -> str:
    """The article of the page, a paragraph a line, without its title; InputError where there is none."""
    import trafilatura

    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    first, _, rest = text.partition("\n")
    titles = {title, *(" ".join(heading.text_content().split()) for heading in tree.iter("h1"))}
    if rest and " ".join(first.split()) in titles:
        text = rest
    if not any(map(str.isalnum, text)):
        raise InputError("HTML without article text; if scripts build the page, save it from a browser as PDF or text")
    return text
