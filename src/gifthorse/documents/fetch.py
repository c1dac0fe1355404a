"""Addresses: one GET, followed by hand from hop to hop, under the limits of ``Limits``. No cookies, no scripts, no
proxy: nothing but the address asked for is requested."""

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import quote, urljoin, urlsplit

import certifi
import httpcore
import msgspec

from .. import __version__
from ..errors import InputError
from .compression import unpacked
from .network import Backend
from .raw import Limits
from .sniff import content_type

REDIRECTS = {301, 302, 303, 307, 308}
USER_AGENT = f"gifthorse/{__version__} (reads single pages for a person)"
SENT = (
    ("User-Agent", USER_AGENT),
    ("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"),
    ("Accept-Encoding", "gzip"),
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gave: ``url`` after redirects, ``headers`` in lower case, ``chunks`` the unpacked body."""

    url: str
    status: int
    headers: dict[str, str]
    chunks: Iterator[bytes]

    @property
    def media_type(self) -> str | None:
        """The media type that the server names, in lower case, without its parameters."""
        return content_type(self.headers.get("content-type", ""))[0]

    @property
    def charset(self) -> str | None:
        """The charset that the server names."""
        return content_type(self.headers.get("content-type", ""))[1]


class Refused(InputError):
    """The server answers, but not with what was asked for: its ``status``, and when it wants to be asked again."""

    def __init__(self, status: int, retry_after: str | None = None) -> None:
        super().__init__(f"the server answers {status}{phrase(status)}")
        self.status = status
        self.retry_after = retry_after


@contextmanager
def get(url: str, limits: Limits, headers: Mapping[str, str] | None = None) -> Iterator[Answer]:
    """Open an address. 200 and, where ``headers`` ask for it, 304 are answers; anything else is an InputError.

    The body is read while the context is open; reading it raises InputError where it breaks or takes too long.
    """
    deadline = time.monotonic() + limits.timeout_s
    pool = httpcore.ConnectionPool(network_backend=Backend(limits, deadline), ssl_context=trusted())
    sent = [*SENT, *(headers or {}).items()]
    with pool:
        address = url
        for hop in range(limits.max_redirects + 1):
            address = proper(address)
            asked = pool.stream("GET", address, headers=sent)
            with redirected(address, hop), explained(limits), asked as response:
                got = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
                if response.status in REDIRECTS and "location" in got:
                    address = urljoin(address, got["location"])
                    continue
                if response.status not in {200, 304}:
                    raise Refused(response.status, got.get("retry-after"))
                body = unpacked(explained_chunks(response, limits), got.get("content-encoding", ""), limits)
                yield Answer(url=address, status=response.status, headers=got, chunks=body)
                return
        raise InputError(f"more than {limits.max_redirects} redirects; give the address where they end")


def trusted() -> ssl.SSLContext:
    """The certificate authorities of the system and, as some systems have none for Python, Mozilla's list."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def redirected(address: str, hop: int) -> Iterator[None]:
    """Whatever goes wrong after a redirect says where it led."""
    try:
        yield
    except InputError as error:
        if hop == 0:
            raise
        told = f"redirected to {address[:120]}: {error}"
        if isinstance(error, Refused):
            error.args = (told,)
            raise
        raise InputError(told) from error


def proper(url: str) -> str:
    """The address in ASCII without its fragment; InputError where it is no plain http or https address."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"not a valid address: {url}") from error
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise InputError(f"only http and https addresses are read, not {url}")
    if parts.username is not None or parts.password is not None:
        raise InputError("an address with a user name or password is not read; save the page and give the file")
    try:
        name = host if ":" in host or host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise InputError(f"not a valid host name: {host}") from error
    netloc = (f"[{name}]" if ":" in name else name) + (f":{port}" if port else "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else ""
    return f"{parts.scheme.lower()}://{netloc}{path}{query}"


def phrase(status: int) -> str:
    """The usual words for a status, in brackets."""
    return f" ({HTTPStatus(status).phrase})" if status in HTTPStatus._value2member_map_ else ""


def explained_chunks(response: httpcore.Response, limits: Limits) -> Iterator[bytes]:
    """The body as it arrives; reading happens outside ``get``, so its errors are explained here."""
    with explained(limits):
        yield from response.iter_stream()


@contextmanager
def explained(limits: Limits) -> Iterator[None]:
    """Errors of the network as InputError, in words."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise InputError(f"no full answer within {limits.timeout_s:g} s; try again or save the page") from error
    except httpcore.ConnectError as error:
        cause = error.args[0] if error.args else None  # httpcore wraps what the system raised
        if isinstance(cause, ssl.SSLError):
            why = getattr(cause, "verify_message", None) or cause.reason
            raise InputError(f"no trusted connection ({why}); check the address") from error
        why = getattr(cause, "strerror", None) or error
        raise InputError(f"does not answer ({why}); check the address and the network") from error
    except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.UnsupportedProtocol) as error:
        raise InputError(f"the answer breaks off ({error}); try again") from error
