"""The page: complete in itself, safe with any text, every link leading somewhere."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from lxml import html

from gifthorse.model import Actor, Document, Finding, Goods, Reading, Span, Stance, Transfer
from gifthorse.report.page import page
from handmade import reading


@pytest.fixture(scope="module")
def tree() -> Any:
    found = tuple(
        Finding(provision=f"un/{n}-2000/op1", outcome="depends", because=("x",), missing=("y",)) for n in range(9)
    )
    return html.document_fromstring(page([reading(findings=found), reading()]))


def test_ids_are_unique_and_every_link_leads_to_one(tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [h.removeprefix("#") for h in tree.xpath("//a/@href")]
    targets += tree.xpath("//@aria-details") + tree.xpath("//@data-target") + tree.xpath("//@aria-labelledby")
    assert len(targets) > 60
    assert set(targets) <= set(ids)
    assert {"span-1744-1786", "d2-span-1744-1786"} <= set(ids)


def test_marks_cover_the_words_they_name(tree: Any) -> None:
    text = reading().document.text
    for article, prefix in zip(tree.xpath("//article"), ("", "d2-"), strict=True):
        assert "\n".join(p.text_content() for p in article.xpath("./p")) == text
        keys = set(article.xpath(".//mark/@data-mark"))
        for key in keys:
            start, end = map(int, key.removeprefix(prefix).split("-"))
            words = "".join(m.text_content() for m in article.xpath(f".//mark[@data-mark='{key}']"))
            assert words == text[start:end]


def test_every_mark_has_a_twin_in_the_list_and_a_claim_is_reached_from_both_sides(tree: Any) -> None:
    marked = set(tree.xpath("//mark/@data-mark"))
    assert marked == set(tree.xpath("//table//a/@data-mark"))
    for claim in tree.xpath("//li[contains(@class, 'claim')]"):
        assert claim.get("data-mark") in marked
        assert tree.xpath(f"//mark[@data-mark='{claim.get('data-mark')}']/@data-target")[0] == claim.get("id")


def test_nothing_is_asked_of_anybody() -> None:
    made = page([reading()])
    assert not re.search(r"(?:src|href|action|url)\s*[=(]\s*[\"']?(?!#)[a-z/]", made.replace("data-target", ""))
    assert "://" not in made
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy
    allowed = html.document_fromstring(made).xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in allowed
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", made, re.DOTALL)
        assert body
        assert f"'sha256-{b64encode(sha256(body[1].encode()).digest()).decode()}'" in allowed
    assert not re.search(r"\son\w+=|\sstyle=", made)


def test_a_hostile_article_stays_text() -> None:
    text = "</script><script>alert(1)</script> gave <img src=x onerror=alert(2)> 👨🏻‍🚒 to \"Tolmar\" & 'friends'"
    actor = Actor(name="<b>Tolmar</b>", code="XC", mentions=(Span(text.index("Tolmar"), text.index("Tolmar") + 6),))
    at = text.index("gave")
    transfer = Transfer(
        id="t1",
        supplier=actor,
        goods=(Goods(name="<img src=x>", class_="other"),),
        trigger=Span(at, at + 4),
        stances=(Stance(source=actor, about="occurrence", position="denies", evidence=Span(0, len(text))),),
    )
    document = Document(text=text, source="x", title="<script>alert(3)</script>", outlet="<i>", language='"><script>')
    tree = html.document_fromstring(page([Reading(document=document, transfers=(transfer,))]))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //b | //i")
    assert tree.xpath("//article")[0].text_content().strip() == text
    assert tree.xpath("//h1")[0].text_content() == "<script>alert(3)</script>"


def test_a_reading_without_transfers_is_a_page_too() -> None:
    made = page([Reading(document=Document(text="Nothing moved.", source="x"))])
    assert "No transfer found in this text." in made


def test_positions_differ_by_word_glyph_and_border_and_not_by_size(tree: Any) -> None:
    words = {
        c.get("class"): c.xpath("string(.//span[@class='position'])")
        for c in tree.xpath("//li[contains(@class,'claim')]")
    }
    assert {k: v.split() for k, v in words.items()} == {
        "claim affirms": ["+", "AFFIRMS"],
        "claim denies": ["−", "DENIES"],
        "claim declines": ["○", "DECLINES"],
    }
    css = tree.xpath("string(//style)")
    styles = {
        p: re.search(rf"mark\.{p} {{ border-bottom: \d+px (\w+)", css)[1]
        for p in ("affirms", "denies", "declines", "doubts")
    }  # type: ignore[index]
    assert len(set(styles.values())) == 4
    assert not re.search(r"\.(affirms|denies|declines|doubts)[^{]*{[^}]*(font|opacity|display)", css)
