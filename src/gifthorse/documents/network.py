"""The way out: every connection is opened here, to an address that was checked, and before a deadline.

Checking the host's name first and connecting by name later would let a name point elsewhere in between (DNS
rebinding). So the check sits where the socket is opened, for each hop of a redirect, and the socket goes to the very
address that was checked.
"""

import socket
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore

from ..errors import InputError
from .raw import Limits

NAT64 = IPv6Network("64:ff9b::/96")
REFUSED_V6 = tuple(map(IPv6Network, ("::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fec0::/10")))
"""IPv4-compatible, local NAT64, Teredo, 6to4 and site-local: ways to write an address that leads elsewhere."""


def public(address: str) -> bool:
    """True for an address of the public internet; False for private, loopback, link-local, multicast and reserved."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip in NAT64:
            ip = IPv4Address(int(ip) & 0xFFFFFFFF)
        elif any(ip in net for net in REFUSED_V6):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def checked(host: str, port: int, limits: Limits) -> list[str]:
    """The addresses of a host that may be connected to; InputError where it has none or only private ones."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"no host of the name {host!r} is known; check the address and the network") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [address for address in addresses if limits.allow_private or public(address)]
    if not allowed:
        where = host if host == addresses[0] else f"{host}, {addresses[0]}"
        raise InputError(f"leads to a private or local address ({where}); refused (--allow-private reads them)")
    return allowed


class Backend(httpcore.NetworkBackend):
    """Connects to checked addresses only, until ``deadline`` (``time.monotonic`` seconds)."""

    def __init__(self, limits: Limits, deadline: float) -> None:
        self.limits = limits
        self.deadline = deadline
        self.plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """The first address that answers."""
        addresses = checked(host, port, self.limits)
        for number, address in enumerate(addresses, 1):
            share = left(self.deadline) / (len(addresses) - number + 1)
            try:
                stream = self.plain.connect_tcp(address, port, share, local_address, socket_options)
            except httpcore.ConnectError:
                if number == len(addresses):
                    raise
            except httpcore.ConnectTimeout:
                left(self.deadline)
            else:
                return Timed(stream, self.deadline)
        raise httpcore.ConnectTimeout("no address answers")


class Timed(httpcore.NetworkStream):
    """A stream whose every operation ends at one deadline, so that a trickle of bytes cannot hold us."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, b"" at the end."""
        return self.stream.read(max_bytes, left(self.deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        self.stream.write(buffer, left(self.deadline))

    def close(self) -> None:
        """Close the socket."""
        self.stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same under TLS; the certificate is checked against the name, not against the address."""
        return Timed(self.stream.start_tls(ssl_context, server_hostname, left(self.deadline)), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """As the stream below has it."""
        return self.stream.get_extra_info(info)


def left(deadline: float) -> float:
    """Seconds until the deadline; ReadTimeout when it has passed."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return seconds
