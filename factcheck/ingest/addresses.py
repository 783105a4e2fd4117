"""Which addresses of the network are the public web's: everything else is refused, however it is spelled."""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The only part of IPv6 that is given out for the public (IANA, IPv6 Global Unicast Address Space).
_GLOBAL = IPv6Network("2000::/3")
# Addresses that carry one of IPv4 inside: NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380).
_NAT64 = IPv6Network("64:ff9b::/96")
_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))
# The last four bytes but one word say so in ISATAP (RFC 5214).
_ISATAP = (0x00005EFE, 0x02005EFE)
# Given out for the public, and not by everyone: relays of 6to4 (RFC 7526).
_RELAYS = IPv4Network("192.88.99.0/24")
# RFC 7050: the answer for this name through NAT64 shows where the network puts IPv4 addresses.
NAT64_NAME = "ipv4only.arpa"
_NAT64_KNOWN = (IPv4Address("192.0.0.170"), IPv4Address("192.0.0.171"))
# Where the bytes of an IPv4 address stand in one of NAT64, by the length of its prefix (RFC 6052, section 2.2).
_PLACES = {32: (4, 5, 6, 7), 40: (5, 6, 7, 9), 48: (6, 7, 9, 10), 56: (7, 9, 10, 11), 64: (9, 10, 11, 12),
           96: (12, 13, 14, 15)}  # fmt: skip

Prefix = tuple[bytes, int]


def is_public(address: str, prefixes: Iterable[Prefix] = ()) -> bool:
    """Whether an IP address in figures is one of the public web.

    Not public: private, loopback, link-local, shared (CGNAT), multicast, reserved and documentation ranges, and every
    IPv6 address that carries such an IPv4 address, mapped, tunnelled or through NAT64. `prefixes` are those that the
    own network uses for NAT64 (`nat64_prefixes`).
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in _RELAYS
    if ip in _NAT64:
        return is_public(str(IPv4Address(ip.packed[12:])))
    inner = [_inside(ip.packed, length) for prefix, length in prefixes if ip.packed.startswith(prefix)]
    return _is_public_v6(ip) and all(is_public(str(one)) for one in inner)


def _is_public_v6(ip: IPv6Address) -> bool:
    if ip not in _GLOBAL or not ip.is_global or any(ip in tunnel for tunnel in _TUNNELS):
        return False
    return int.from_bytes(ip.packed[8:12]) not in _ISATAP


def nat64_prefixes(answers: Iterable[str]) -> tuple[Prefix, ...]:
    """The prefixes that a network uses for NAT64, from its IPv6 answers for `NAT64_NAME` (RFC 7050)."""
    found: list[Prefix] = []
    for answer in answers:
        packed = IPv6Address(answer.partition("%")[0]).packed
        found += [(packed[: length // 8], length) for length in _PLACES if _inside(packed, length) in _NAT64_KNOWN]
    return tuple(dict.fromkeys(found))


def _inside(packed: bytes, length: int) -> IPv4Address:
    return IPv4Address(bytes(packed[place] for place in _PLACES[length]))
