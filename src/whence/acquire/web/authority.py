"""Asking a time-stamp authority over HTTP (RFC 3161, 3.4)."""

from __future__ import annotations

import urllib3
from urllib3.util import Timeout

from whence import __version__
from whence.acquire.web.fetcher import address
from whence.errors import NotFetched, NotStamped

_SECONDS = 30.0
_SIZE = 1 << 20


def ask(authority: str, query: bytes) -> bytes:
    """The answer of the authority at a URL to a query. Nothing but the query is sent, which holds a
    hash and a random number. Raises NotStamped."""
    headers = {
        "Content-Type": "application/timestamp-query",
        "User-Agent": f"Whence/{__version__}",
    }
    try:
        url = address(authority).url
        with urllib3.PoolManager(timeout=Timeout(_SECONDS), retries=False) as pool:
            response = pool.request(
                "POST", url, body=query, headers=headers, redirect=False, preload_content=False
            )
            answer = response.read(_SIZE + 1)
            response.close()
    except NotFetched as error:
        raise NotStamped(str(error)) from None
    except urllib3.exceptions.NameResolutionError:
        raise NotStamped(f"{authority}: its host is not known") from None
    except urllib3.exceptions.NewConnectionError:
        raise NotStamped(f"{authority}: its host refuses the connection") from None
    except urllib3.exceptions.HTTPError as error:
        raise NotStamped(f"{authority}: it cannot be asked ({error})") from None
    if response.status != 200:
        raise NotStamped(f"{authority}: it answers {response.status} instead of a time stamp")
    if len(answer) > _SIZE:
        raise NotStamped(f"{authority}: its answer is larger than {_SIZE} bytes")
    return answer
