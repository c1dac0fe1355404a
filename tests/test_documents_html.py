"""Pages: the main text with paragraphs apart, and what the page says about itself, cheap places first."""

import json

import pytest

from gifthorse.documents import Failure, Raw, extract
from gifthorse.documents.blocks import plain_text
from gifthorse.model import Document

FIRST = "The king of Ruritania gave ten cars to the queen of Freedonia on Tuesday, the Ruritanian News Agency said."
SECOND = "The queen’s office denied that any car had arrived, and the agency declined to comment on the denial."
BODY = f"""<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ten cars for a queen</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<script>document.write("<p>Scripts do not run here, whatever they say about kings and queens.</p>")</script>
<footer>All rights reserved</footer>"""


def page(head: str = "", body: str = BODY, html: str = "<html>") -> bytes:
    return f"<!doctype html>{html}<head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def document(data: bytes, **about: str) -> Document:
    (found,) = extract(Raw(data=data, source="page.html", **about))
    assert isinstance(found, Document), found
    return found


def test_main_text_has_a_line_for_each_paragraph_and_not_the_title() -> None:
    found = document(page("<title>Ten cars for a queen | The Bugle</title>"))
    assert found.text.split("\n") == [FIRST, SECOND]
    assert found.title == "Ten cars for a queen"


def test_json_ld_comes_before_meta_tags() -> None:
    about = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Not this", "datePublished": "1999-01-01"},
            {
                "@type": ["NewsArticle"],
                "headline": "Ten cars",
                "datePublished": "2024-02-20T23:30:00-05:00",
                "publisher": {"@type": "Organization", "name": "The Bugle"},
                "inLanguage": "en-GB",
            },
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(about)}</script>'
    wrong = '<script type="application/ld+json">{not json</script><meta name="date" content="2020-01-01">'
    found = document(page(wrong + script), url="https://bugle.example/cars")
    assert (found.title, found.published, found.outlet, found.language, found.url) == (
        "Ten cars",
        "2024-02-20",
        "The Bugle",
        "en",
        "https://bugle.example/cars",
    )


def test_meta_tags_and_canonical_address() -> None:
    found = document(
        page(
            '<meta property="og:title" content="Ten cars"><meta property="og:site_name" content="The Bugle">'
            '<meta name="article:published_time" content="20 February 2024">'
            '<link rel="canonical" href="https://bugle.example/cars">',
            html='<html lang="en-US">',
        )
    )
    assert (found.title, found.published, found.outlet, found.language, found.url) == (
        "Ten cars",
        "2024-02-20",
        "The Bugle",
        "en",
        "https://bugle.example/cars",
    )


def test_a_date_may_stand_in_a_time_element() -> None:
    body = BODY.replace("<h1>", '<time datetime="2024-02-20T10:00Z">yesterday</time><h1>')
    assert document(page(body=body)).published == "2024-02-20"


def test_what_a_page_does_not_say_stays_open() -> None:
    found = document(page(body=BODY.replace("<h1>Ten cars for a queen</h1>", "")))
    assert (found.title, found.published, found.outlet, found.url) == (None, None, None, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_the_charset_is_the_mark_or_the_tag_or_what_it_looks_like(encoding: str) -> None:
    text = page().decode().replace("charset=utf-8", f"charset={encoding}")
    assert document(text.encode(encoding)).text.split("\n") == [FIRST, SECOND]


def test_an_xhtml_page_with_its_declaration() -> None:
    data = b'<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n' + page()
    assert document(data).text.startswith("The king")


@pytest.mark.parametrize("body", ["", "<script>let a = 'words'</script>", "<div id=app></div>", "<img src=a.png>"])
def test_a_page_without_text_is_one_clear_line(body: str) -> None:
    (found,) = extract(Raw(data=page(body=body), source="page.html"))
    assert isinstance(found, Failure)
    assert "without article text" in found.reason


def test_entities_of_a_page_are_not_expanded_and_nothing_is_fetched() -> None:
    bomb = b"<!DOCTYPE html [<!ENTITY a 'bbbbbbbbbb'><!ENTITY c SYSTEM 'file:///etc/hostname'>]>"
    found = document(bomb + page(body=BODY + "<p>&a;&c; stays as it is, and this sentence is long enough.</p>"))
    assert "bbbb" not in found.text


def test_a_fragment_as_feeds_carry_it() -> None:
    assert plain_text("<p>One\n <b>two</b> three.</p><p>Four<br>five<script>six</script>.</p>tail") == (
        "One two three.\nFour\nfive.\ntail"
    )
    assert plain_text("  ") == ""
