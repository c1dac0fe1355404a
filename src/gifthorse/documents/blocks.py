"""The text of a piece of HTML, block by block: for what has no page around it, as the content of a feed."""

import re

BLOCK = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|fig(?:caption|ure)|footer|form|h[1-6r]|header|li|main|nav|ol|p|pre"
    r"|section|table|t[dhr]|ul"
)
SILENT = frozenset(("script", "style", "noscript", "template", "iframe", "object", "head"))


def plain_text(fragment: str) -> str:
    """One line a block, white space squeezed, without scripts; "" where there is no text."""
    if not fragment.strip():
        return ""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(f"<div>{fragment}</div>", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    parts: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if BLOCK.fullmatch(element.tag):
            parts.append("\n")
        silent += (1 if event == "start" else -1) * (element.tag in SILENT)
        if not silent:
            parts.append(re.sub(r"\s+", " ", (element.text if event == "start" else element.tail) or ""))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
