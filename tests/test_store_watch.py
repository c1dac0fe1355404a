"""Feeds: only what is new is asked for and added, and hosts are treated as they ask to be."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec
import pytest

from gifthorse.cli import exits
from gifthorse.cli.main import run
from gifthorse.cli.watch import seconds
from gifthorse.documents import Limits
from gifthorse.errors import UsageError
from gifthorse.store import open_store
from gifthorse.watch import Adder, robots
from gifthorse.watch.adding import Added, How
from gifthorse.watch.feeds import ask
from gifthorse.watch.polite import PAUSE_S, Guest, retry_after
from stores import Stub

LIMITS = Limits(allow_private=True, timeout_s=5.0)


class Site:
    """A small host: ``pages`` by path, each (status, headers, body); ``asked`` keeps (path, headers)."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], str]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                status, headers, body = site.pages.get(self.path, (404, {}, ""))
                if status == 200 and headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, ""
                data = body.encode()
                self.send_response(status)
                for name, value in {"Content-Type": "text/html", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if status != 304:
                    self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def paths(self) -> list[str]:
        """What was asked for since the last time, in order."""
        asked, self.asked = [path for path, _ in self.asked], []
        return asked

    def feed(self, *items: tuple[str, str], **headers: str) -> str:
        """Put up a feed of (path, text)."""
        entries = "".join(
            f"<item><title>News</title><link>{self.base}{path}</link><description>{text}</description></item>"
            for path, text in items
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{entries}</channel></rss>'
        self.pages["/feed"] = (200, {"Content-Type": "application/rss+xml", **headers}, body)
        return f"{self.base}/feed"

    def page(self, path: str, text: str) -> None:
        """Put up an article."""
        body = f"<html><head><title>Story</title></head><body><article><p>{text}</p></article></body></html>"
        self.pages[path] = (200, {}, body)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def guest() -> Guest:
    time = Time()
    return Guest(LIMITS, time.sleep, time.clock)


def round_over(place: str, address: str, guest: Guest, **more: Any) -> list[Added]:
    with open_store(place) as store:
        return list(ask(Adder(store, How(limits=LIMITS, who="test"), Stub()), address, guest, 900.0, **more))


def states(found: list[Added]) -> list[str]:
    return [one.state for one in found]


LONG = "Tolmar sent trucks to Boravia. " + "More was said of it on the same day by the same people. " * 40


def test_only_what_is_new_is_asked_for(place: str, site: Site, guest: Guest) -> None:
    address = site.feed(("/one", LONG), ETag='"v1"')
    assert states(round_over(place, address, guest)) == ["read"]
    assert site.paths() == ["/robots.txt", "/feed"]
    assert round_over(place, address, guest) == []
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    assert site.paths() == ["/feed"]
    site.feed(("/two", LONG + "Two."), ("/one", LONG), ETag='"v2"')
    assert states(round_over(place, address, guest)) == ["read"]
    with open_store(place) as store:
        assert [stored.document.source for stored in store.documents()] == [f"{site.base}/one", f"{site.base}/two"]
        assert next(store.documents()).document.outlet == "Paper"


def test_a_summary_stands_for_its_page_only_where_that_cannot_be_read(place: str, site: Site, guest: Guest) -> None:
    site.page("/full", LONG)
    address = site.feed(("/full", "Short of it."), ("/gone", "Elsen sent fuel to Boravia."), ("/gone2", ""))
    found = round_over(place, address, guest)
    assert states(found) == ["read", "read", "failed"]
    assert "404" in found[2].reason
    with open_store(place) as store:
        texts = {stored.document.source.rpartition("/")[2]: stored.document.text for stored in store.documents()}
        assert texts["full"].startswith("Tolmar sent trucks")
        assert texts["gone"] == "Elsen sent fuel to Boravia."
    site.paths()
    for _ in range(5):
        round_over(place, address, guest)
    assert site.paths().count("/gone2") == 3, "a page that is not there is given up after four attempts"
    site.feed(("/three", "Short of three."))
    assert states(round_over(place, address, guest, pages=False)) == ["read"]
    assert site.paths() == ["/feed"]


def test_robots_are_kept_to(place: str, site: Site, guest: Guest) -> None:
    site.pages["/robots.txt"] = (200, {}, "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    site.page("/private/a", LONG)
    address = site.feed(("/private/a", ""), ("/private/b", "Elsen sent fuel to Boravia."))
    found = round_over(place, address, guest)
    assert states(found) == ["skipped", "read"]
    assert "robots.txt" in found[0].reason
    assert site.paths() == ["/robots.txt", "/feed"]
    with open_store(place) as store:
        assert [one.source for one in store.coverage().skipped] == [f"{site.base}/private/a"]
    site.pages["/robots.txt"] = (200, {}, "User-agent: gifthorse\nDisallow: /\n")
    assert states(round_over(place, address, Guest(LIMITS, guest.sleep, guest.clock))) == ["failed"]
    assert site.paths() == ["/robots.txt"]


def test_a_host_is_given_time(place: str, site: Site) -> None:
    time = Time()
    site.page("/one", LONG)
    address = site.feed(("/one", "Short of it."))
    round_over(place, address, Guest(LIMITS, time.sleep, time.clock))
    assert time.slept == [PAUSE_S, PAUSE_S]
    site.pages["/robots.txt"] = (200, {}, "User-agent: *\nCrawl-delay: 7\n")
    time.slept.clear()
    round_over(place, site.feed(), Guest(LIMITS, time.sleep, time.clock))
    assert time.slept == [7.0]


def test_a_host_that_is_busy_is_left_alone(place: str, site: Site, guest: Guest) -> None:
    address = site.feed()
    site.pages["/feed"] = (503, {"Retry-After": "3600"}, "")
    found = round_over(place, address, guest)
    assert states(found) == ["failed"]
    assert "503" in found[0].reason
    site.paths()
    assert round_over(place, address, guest) == []
    assert site.paths() == []
    with open_store(place) as store:
        told = store.feed(address)
        assert told.failures == 1
        assert told.next is not None
        assert [one.source for one in store.coverage().failed] == [address]
        store.asked(msgspec.structs.replace(told, next="2020"))
    site.feed(("/one", LONG))
    assert states(round_over(place, address, Guest(LIMITS, guest.sleep, guest.clock))) == ["read"]
    with open_store(place) as store:
        assert store.feed(address).failures == 0
        assert store.coverage().failed == ()


def test_a_busy_page_closes_its_host_for_the_round(place: str, site: Site, guest: Guest) -> None:
    site.pages["/a"] = site.pages["/b"] = (429, {}, "")
    round_over(place, site.feed(("/a", ""), ("/b", "")), guest)
    assert site.paths() == ["/robots.txt", "/feed", "/a"]


def test_hostile_feeds_are_failures(place: str, site: Site, guest: Guest) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel><item>&a;</item></channel></rss>'
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, bomb)
    assert "entities" in round_over(place, f"{site.base}/feed", guest)[0].reason
    site.pages["/loop"] = (302, {"Location": "/loop"}, "")
    assert "redirects" in round_over(place, f"{site.base}/loop", guest)[0].reason
    site.pages["/plain"] = (200, {}, "Nothing here is a feed.")
    outcome = round_over(place, f"{site.base}/plain", guest)
    assert states(outcome) == ["failed"], outcome
    assert "feed" in outcome[0].reason


def test_the_command(site: Site, place: str, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setattr("gifthorse.watch.polite.PAUSE_S", 0.0)
    address = site.feed(("/one", LONG))
    words = ["watch", address, "--once", "--store", place, "--allow-private"]
    assert run(words) == exits.DONE
    assert "read     1 document" in capsys.readouterr().out
    site.feed(("/two", ""))
    assert run(words) == exits.UNREADABLE
    assert "/two: the server answers 404" in capsys.readouterr().err
    for wrong in (["watch"], ["watch", "feed.xml"], ["watch", address, "--every", "5s"], ["watch", address, "--e"]):
        with pytest.raises(UsageError):
            run(wrong)


def test_spans_of_time() -> None:
    assert [seconds(written) for written in ("15m", "15", "90s", "2h", "1 d")] == [900, 900, 90, 7200, 86400]
    for wrong in ("", "m", "-5m", "1w", "30s", "0"):
        with pytest.raises(UsageError):
            seconds(wrong)


def test_retry_after() -> None:
    now = 1_700_000_000.0
    assert retry_after("120", now) == 120
    assert retry_after("Tue, 14 Nov 2023 22:15:00 GMT", now) == 100
    assert retry_after("Mon, 13 Nov 2023 22:15:00 GMT", now) == 0
    assert retry_after("9" * 400, now) == 24 * 3600
    assert [retry_after(value, now) for value in (None, "", "soon", "-5", "١")] == [None] * 5


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/news", True),
        ("/private", False),
        ("/private/open/a", True),
        ("/a/b/print", False),
        ("/a/b/print?x", True),
        ("/search?q=x", False),
        ("/caf%c3%a9/x", False),
        ("/café/x", False),
        ("/tie", True),
        ("/robots.txt", True),
    ],
)
def test_rules_of_robots(path: str, allowed: bool) -> None:
    rules = robots.parse(
        "# a comment\nUser-Agent: other\nDisallow: /\n\nuser-agent: GiftHorse\nUser-agent: third\n"
        "Disallow: /private # why\nAllow: /private/open\nDisallow: /*/print$\nDisallow: /search?\nDisallow:\n"
        "Disallow: /café/\nDisallow: /tie\nAllow: /tie\nnonsense\nDisallow /no-colon\nCrawl-delay: 900\n"
        "\nUser-agent: *\nDisallow: /news\n",
        "gifthorse",
    )
    assert rules.allow(f"https://example.org{path}") is allowed
    assert rules.delay_s == robots.MAX_DELAY_S


def test_rules_for_everybody_and_for_nobody() -> None:
    assert not robots.parse("User-agent: *\nDisallow: /", "gifthorse").allow("https://example.org/x")
    assert robots.parse("Disallow: /\n\ufeff<html>", "gifthorse").allow("https://example.org/x")
    stars = robots.parse("User-agent: *\nDisallow: /" + "*a" * 500 + "b$", "gifthorse")
    assert stars.allow("https://example.org/" + "a" * 100_000)
