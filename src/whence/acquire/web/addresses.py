"""Which addresses a host has, and whether Whence may speak to them.

A page may redirect to, and a name may resolve to, a machine inside the network of whoever runs
Whence. Names are resolved here, once, and the connection goes to the address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket

from whence.errors import NotFetched

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Addresses of version 6 that stand for one of version 4 (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


class Addresses:
    """Resolves names. ``allow_private`` lets through addresses that are not on the public net."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private

    def of(self, url: str, host: str, port: int) -> tuple[Address, ...]:
        """The addresses of a host, in the order in which to try them. Raises NotFetched for
        ``url`` where there is none, or one of them is not public."""
        found = self.resolve(url, host, port)
        if not self._allow_private:
            for address in found:
                if not is_public(address):
                    reason = f"leads to {address}, which is not an address of the public internet"
                    raise NotFetched(url, reason)
        return found

    def resolve(self, url: str, host: str, port: int) -> tuple[Address, ...]:
        """What the system's resolver says. Raises NotFetched where it knows no address."""
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or "it is no valid name"
            raise NotFetched(url, f"its host {host} was not found ({reason})") from None
        # The scope of a link-local address stands after a percent sign.
        named = dict.fromkeys(str(row[4][0]).partition("%")[0] for row in rows)
        return tuple(ipaddress.ip_address(each) for each in named)


def is_public(address: Address) -> bool:
    """Whether an address, and the one that it stands for, is reachable from everywhere."""
    if isinstance(address, ipaddress.IPv6Address) and (inner := _inner(address)):
        return is_public(inner)
    return address.is_global and not address.is_multicast


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of version 4 that one of version 6 stands for, if it does."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour
