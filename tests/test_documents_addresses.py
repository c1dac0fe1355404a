"""Addresses, against a server on this machine: limits of size and time, and where a redirect may not lead."""

import gzip
import http.server
import socket
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from gifthorse.documents import Failure, Limits, Raw, open_inputs, read_bytes
from gifthorse.documents.fetch import get, proper
from gifthorse.documents.network import public
from gifthorse.errors import InputError
from gifthorse.model import Document

STORY = b"The king of Ruritania gave ten cars to the queen of Freedonia, the agency said."
PAGE = b"<!doctype html><title>Cars</title><article>" + b"<p>" + STORY + b"</p></article>"


class Handler(http.server.BaseHTTPRequestHandler):
    """Each path is a way for a server to behave."""

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        try:
            match self.path:
                case "/page":
                    self.answer(PAGE, "text/html; charset=utf-8")
                case "/latin":
                    self.answer("Le café, la reine, et le roi.".encode("latin-1"), "text/plain; charset=iso-8859-1")
                case "/gzip":
                    self.answer(gzip.compress(PAGE), "text/html", encoding="gzip")
                case "/deflate":
                    self.answer(zlib.compress(PAGE), "text/html", encoding="deflate")
                case "/bomb":
                    self.answer(gzip.compress(b"<p>" + b"a" * 15_000_000), "text/html", encoding="gzip")
                case "/br":
                    self.answer(b"\x0b\x02\x80", "text/html", encoding="br")
                case "/cut":
                    self.answer(gzip.compress(PAGE)[:-20], "text/html", encoding="gzip")
                case "/large":
                    self.answer(b"words " * 400_000, "text/plain")
                case "/same":
                    wanted = self.headers.get("If-None-Match") == '"1"'
                    self.answer(b"" if wanted else STORY, "text/plain", status=304 if wanted else 200, etag='"1"')
                case "/agent":
                    self.answer(self.headers["User-Agent"].encode(), "text/plain")
                case "/empty":
                    self.answer(b"", "text/html")
                case "/once":
                    self.redirect("/page")
                case "/loop":
                    self.redirect("/loop")
                case "/private":
                    self.redirect(f"http://127.0.0.2:{port}/page")
                case "/file":
                    self.redirect("file:///etc/hostname")
                case "/trickle":
                    self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                    for number in range(100):
                        self.wfile.write(f"X-{number}: y\r\n".encode())
                        time.sleep(0.05)
                case "/short":
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nThe king")
                case "/nonsense":
                    self.wfile.write(b"\0\1\2 nonsense\r\n\r\n")
                case _:
                    self.answer(b"no such page", "text/html", status=404)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def answer(self, body: bytes, kind: str, *, encoding: str = "", status: int = 200, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (("Content-Encoding", encoding), ("ETag", etag)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{served.server_address[1]}"
        served.shutdown()
        thread.join()


LIMITS = Limits(allow_private=True, timeout_s=1, max_bytes=2_000_000)


def read(url: str, limits: Limits = LIMITS) -> Document | Failure:
    (found,) = open_inputs([url], limits=limits)
    return found


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate", "/once"])
def test_a_page_is_read_and_knows_where_it_came_from(server: str, path: str) -> None:
    found = read(server + path)
    assert isinstance(found, Document), found
    assert found.text == STORY.decode()
    assert (found.source, found.title) == (server + path, "Cars")
    assert found.url == server + ("/page" if path == "/once" else path)


def test_the_servers_charset_counts_and_the_agent_is_named(server: str) -> None:
    found = read(server + "/latin")
    assert isinstance(found, Document)
    assert found.text == "Le café, la reine, et le roi."
    found = read(server + "/agent")
    assert isinstance(found, Document)
    assert found.text.startswith("gifthorse/")


def test_the_bytes_are_those_of_the_page_not_of_its_packing(server: str) -> None:
    (raw,) = read_bytes([server + "/gzip"], limits=LIMITS)
    assert isinstance(raw, Raw)
    assert (raw.data, raw.media_type) == (PAGE, "text/html")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "404 (Not Found)"),
        ("/bomb", "grows more than 100 times"),
        ("/br", "'br'"),
        ("/cut", "in the middle"),
        ("/large", "too large"),
        ("/empty", "empty"),
        ("/loop", "more than 5 redirects"),
        ("/file", "only http and https"),
        ("/trickle", "within 1 s"),
        ("/short", "breaks off"),
        ("/nonsense", "breaks off"),
    ],
)
def test_each_way_to_misbehave_is_one_clear_line(server: str, path: str, words: str) -> None:
    start = time.monotonic()
    found = read(server + path)
    assert isinstance(found, Failure), found
    assert words in found.reason
    assert time.monotonic() - start < 3


def test_private_addresses_are_refused_before_anything_is_sent(server: str) -> None:
    port = server.rpartition(":")[2]
    for host in (
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "0.0.0.0",
        "10.0.0.1",
    ):
        found = read(f"http://{host}:{port}/page", Limits(timeout_s=1))
        assert isinstance(found, Failure)
        assert "private or local" in found.reason or "no host" in found.reason, found


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The server's own address passes for a public one here, so that only the second hop can be refused.
    monkeypatch.setattr("gifthorse.documents.network.public", lambda address: address == "127.0.0.1")
    found = read(server + "/private", Limits(timeout_s=1))
    assert isinstance(found, Failure)
    assert found.reason.startswith("redirected to http://127.0.0.2")
    assert "private or local" in found.reason


def test_a_name_that_points_elsewhere_the_second_time_gains_nothing(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    # socket.create_connection asks again, for the checked address itself; that one must stay what it is.
    real = socket.getaddrinfo
    monkeypatch.setattr(
        "gifthorse.documents.network.socket.getaddrinfo",
        lambda host, port, *a, **k: real(host, port, *a, **k) if host[0].isdigit() else rebinding(host, port),
    )
    monkeypatch.setattr("gifthorse.documents.network.public", lambda address: address == "127.0.0.1")
    found = read(server.replace("127.0.0.1", "bugle.example") + "/page", Limits(timeout_s=1))
    assert isinstance(found, Document)
    assert asked == ["bugle.example"]


def test_nobody_answers_and_nobody_is_known() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        found = read(f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert isinstance(found, Failure)
    assert "does not answer" in found.reason
    found = read("http://no-such-host.invalid/")
    assert isinstance(found, Failure)
    assert "no host of the name" in found.reason


def test_a_bad_address_does_not_keep_the_next_one_from_being_read(server: str) -> None:
    found = list(open_inputs(["http://[::1", server + "/none", "http://u:p@x/", server + "/page"], limits=LIMITS))
    assert [type(one) for one in found] == [Failure, Failure, Failure, Document]


def test_a_page_that_has_not_changed_is_an_answer_for_who_asks(server: str) -> None:
    with get(server + "/same", LIMITS, {"If-None-Match": '"1"'}) as answer:
        assert (answer.status, answer.headers["etag"]) == (304, '"1"')
    with pytest.raises(InputError), get("https://", LIMITS):
        pass


@pytest.mark.parametrize(
    ("address", "open_to_all"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("64:ff9b::808:808", True),
        ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("100.64.0.1", False), ("127.9.9.9", False),
        ("169.254.169.254", False), ("224.0.0.1", False), ("255.255.255.255", False), ("0.0.0.0", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False),
        ("::ffff:10.0.0.1", False), ("::ffff:8.8.8.8", True), ("64:ff9b::7f00:1", False), ("::7f00:1", False),
        ("2002:7f00:1::", False), ("2001:0:7f00:1::", False), ("fec0::1", False), ("64:ff9b:1::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, open_to_all: bool) -> None:
    assert public(address) is open_to_all


def test_addresses_are_brought_into_shape() -> None:
    assert proper("HTTP://Zürich.example/a b?q=ü#x") == "http://xn--zrich-kva.example/a%20b?q=%C3%BC"
    assert proper("http://[::1]:8080") == "http://[::1]:8080/"
