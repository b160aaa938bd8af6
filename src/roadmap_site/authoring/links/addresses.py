"""Which machines may be asked: names are resolved here, and only public addresses come out.

Who connects takes the address that was checked and never the name, so that no second look-up can
put another machine in its place.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str], Awaitable[list[str]]]
"""Gives the addresses of a name, the best first."""
MayAsk = Callable[[Address], bool]

# Source: RFC 6052. What a translator makes of it is the IPv4 address in its last 32 bits.
_NAT64 = IPv6Network("64:ff9b::/96")


class PrivateAddressError(Exception):
    """A name leads to no machine that may be asked."""


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the open internet, also where it hides within another."""
    if isinstance(address, IPv6Address) and (inner := _inner(address)):
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that an IPv6 address is a way of writing."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def any_address(_: Address) -> bool:
    """Allow every machine, those of one's own network too."""
    return True


async def resolve(name: str) -> list[str]:
    """Look a name up, as the machine does."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


async def allowed(name: str, resolve: Resolve, may_ask: MayAsk) -> list[str]:
    """Give the addresses of a name that may be asked; raise PrivateAddressError for none."""
    found = dict.fromkeys(address.partition("%")[0] for address in await resolve(name))
    kept = [address for address in found if may_ask(ip_address(address))]
    if found and not kept:
        raise PrivateAddressError(next(iter(found)))
    return kept
