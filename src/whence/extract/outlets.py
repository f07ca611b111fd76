"""Names of outlets and agencies that other outlets pass on."""

from __future__ import annotations

import re

_AGENCIES = frozenset(
    "reuters afp ap upi bbc cnn dpa efe ansa xinhua tass interfax anadolu sana spa wam irna tasnim "
    "kyodo yonhap pti ani bernama".split()
)
_MARKS = re.compile(
    r"\b(?:(?i:news|news agency|tv|television|radio|broadcasting|newspaper|broadcaster)"
    r"|Press|Times|Post|Herald|Tribune|Gazette|Chronicle|Courier|Journal|Daily|Media"
    r"|Channel|Agence|Jazeera|Guardian|Telegraph|Mail|Observer|Standard|Bulletin|Mirror|Globe|Register"
    r"|Examiner|Inquirer|Sentinel|Dispatch|Today)\b"
)
_BODIES = re.compile(
    r"\b(?:Press Secretary|Post Office|Observer Mission"
    r"|(?:Press|Media) (?:Safety|[Ff]reedom|Office|Service)"
    r"|(?i:unions?|federation|association|syndicate|committee|council|fund|groups?|workers|rights"
    r"|watchdog|institute|ministry|hospital|bank))\b"
)
"""Bodies that carry a word of an outlet's name: "the Press Safety Network", "the Post Office"."""

_OF_A_PLACE = re.compile(
    r"(?:(?:local|state|state-run|national|regional|foreign|international|several|some|other"
    r"|independent|official|pro-government|opposition|private) )+"
    r"(?:media|television|tv|radio|newspapers?|press|news (?:outlets?|sites?)|outlets"
    r"|broadcasters?)"
)
_DESCRIBED = re.compile(r"\b(?:channel|newspaper|broadcaster|news agency)$")


def is_outlet(name: str, title: str | None = None) -> bool:
    """Whether a speaker is an outlet or an agency, by its name or by the words beside it ("the
    rebels' television channel")."""
    words = name.removeprefix("The ").removeprefix("the ")
    low = words.lower()
    known = low in _AGENCIES or "news agency" in low or _OF_A_PLACE.fullmatch(low) is not None
    marked = words[:1].isupper() and _MARKS.search(words) and not _BODIES.search(words)
    return known or bool(marked) or bool(title and _DESCRIBED.search(title))
