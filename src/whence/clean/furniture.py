"""Lines that a page prints around its report: known by their wording and shape, never by site.

Three sorts. An *end* heading ("Latest news") stands after the report: what follows it belongs to
other pages. A *stray* line ("Advertisement", "Read more: …") may stand anywhere and only itself
goes. A *closing* line (copyright, newsletter, cookies) goes wherever it stands.
"""

from __future__ import annotations

import re

_TAIL = r"(?:\s*(?:related|here|»|›|>+|\.{3}|…|:|\+))*\s*"

_END = re.compile(
    r"""(?:
      (?:(?:more\s+)?(?:latest|recent|breaking|other|today['’]s|top)|more)\s
        (?:\w+\s)?(?:news|stories|headlines|articles|posts|reports|updates|videos)
        (?:\s(?:in|on|from|for|by)\s[\w .&-]{1,40})?
    | must[\s-]?(?:read|see|watch)s?
    | you\s(?:might|may|could|will|['’]?ll)\s(?:also\s)?(?:be\s)?(?:like|love|enjoy|interested\sin)
        (?:\s(?:these|this|reading))?
    | (?:related|similar|recommended|suggested|popular|trending|featured|sponsored|promoted)
        \s(?:news|stories|story|articles?|posts?|content|topics?|videos?|links?|reading|coverage
        |items|now)
    | (?:related|recommended|trending|popular)(?:\s(?:to|for|from|on)\s[\w ]{1,30})?
    | (?:most|more)\s(?:read|popular|viewed|visited|shared|commented|watched|recent)
        (?:\s(?:in|on|news|stories|articles)(?:\s[\w ]{1,30})?)?
    | top\s(?:[\w ]{1,20}\s)?stories | editor['’]?s?['’]?\s(?:picks?|choice)
    | read\s(?:next|also|more\snews|more\sstories) | also\sread | what['’]?s\snext
    | don['’]t\smiss | check\salso | see\salso | also\s(?:in|on)\s(?:this\s)?(?:section|the\snews)
    | more\s(?:from|on|in)\s[\w .'’&-]{1,40} | around\sthe\sweb | from\s(?:around\s)?the\sweb
    | promoted\sstories | paid\scontent | we\srecommend | in\scase\syou\smissed\sit
    | about\s(?:the\s)?(?:authors?|admin|us|writer|reporter|journalist|publisher|paper|newspaper
        |gazette|site|website) | author\sbio
    | (?:leave|post|add|write)\s(?:a|your)\s(?:comment|reply) | (?:\d+\s)?comments?(?:\s\(?\d+\)?)?
    | join\sthe\s(?:conversation|discussion) | tags? | filed\sunder | topics
    | previous\s(?:article|post|story) | next\s(?:article|post|story)
    | (?:older|newer)\s(?:posts|entries|articles|stories)
    ) """
    + _TAIL,
    re.VERBOSE | re.IGNORECASE,
)
_STRAY = re.compile(
    r"""(?:
      advertisements? | adverti[sz]ing | sponsored | ad | story\scontinues\sbelow.{0,40}
    | (?:article|report|story|post)\scontinues?\s(?:below|after).{0,40} | continue\sreading.{0,80}
    | (?:read|see|watch|listen|view|click)\s(?:more|also|here|full|now|the\sfull\sstory|this)\b
        (?:\s?[:»>].{0,200}|.{0,30})
    | (?:also\sread|related|recommended|more|read|watch|see\salso|video|gallery)
        \s?:\s.{1,200}
    | up\snext | play\svideo | video\splayer | loading.{0,20} | click\sto\splay | now\splaying
    | share | shares | tweet | email | e-mail | print | save | comment | copy\slink | whatsapp
    | facebook | twitter | linkedin | pinterest | reddit | telegram | messenger | flipboard
    | (?:share|tweet|post|pin|send|email|follow|like|find|join|connect)\s
        (?:this|it|us|via|on|with|by|article|story)\b.{0,80}
    | follow\s@?\w{1,40} | skip\sto\s(?:main\s)?(?:content|navigation|menu)
    | (?:\d\.\s)?skip\sto\s.{1,40}
    | (?:main\s)?menu | home | search | close | back\sto\stop | top | log\s?in | sign\s(?:in|up)
    | subscribe | register | next | previous | photos? | videos? | gallery | watch(?:\slive)?
    | (?:home|news)(?:\s?[/>»|›]\s?.{1,80}){1,4}
    | printer-?\s?friendly.{0,80} | please\senable\sjavascript.{0,80}
    | \d+\s?(?:shares?|views?|comments?|likes?)
    ) \W{0,3}""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSING = re.compile(
    r"""^\W{0,4}(?:
      copyright\b | ©\s | \(c\)\s(?:\d{4}|copyright) | all\srights\sreserved
    | (?:this|the)\s(?:material|content|article|story|website|site)\s(?:may\snot\sbe|is\scopyright
        |is\sprotected|uses\scookies|was\sgenerated)
    | (?:we|our\s(?:site|website)|this\s(?:site|website)
        |by\s(?:using|continuing))\b.{0,60}\bcookies?\b
    | (?:sign\sup|subscribe|register)\s(?:to|for|now|today|here|and|with)\b
    | (?:get|receive)\s.{0,60}\b(?:newsletter|in\syour\sinbox|news\salerts|app)\b
    | (?:our|the|daily|weekly)\s(?:\w+\s)?newsletter\b
    | follow\s(?:us|@|the\s\w+\son)\b | like\sus\son\b | download\s(?:our|the)\s.{0,40}\bapp\b
    | (?:terms\s(?:of|and)|privacy\spolicy|cookie\spolicy|about\sus|contact\sus|advertise\swith)\b
    | by\s(?:signing|submitting|subscribing|clicking)\b | (?:already|don['’]t)\shave\san\saccount
    | powered\sby\s\w+ | proudly\spowered | designed\sby\s | reprinted\swith\spermission
    | click\shere\s(?:to|for)\b | support\s(?:our|independent)\sjournalism
    | listen\sto\sthe\slatest\b | become\sa\s(?:member|subscriber|supporter)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_RIGHTS = re.compile(r"\ball\srights\sreserved\b|©\s?(?:\d{4}|[A-Z])", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[^.][.!?]$")
_AUTHOR = re.compile(
    r"about\s(?:the\s)?(?:authors?|writer|reporter|journalist|admin)|author\sbio\W?", re.IGNORECASE
)


def ends(line: str) -> bool:
    """Whether the line is a heading after which nothing of the report follows."""
    text = line.strip()
    return len(text) <= 60 and not _SENTENCE_END.search(text) and bool(_END.fullmatch(text))


def introduces(line: str) -> bool:
    """Whether the line heads a paragraph about whoever wrote the report."""
    return bool(_AUTHOR.fullmatch(line.strip()))


def stray(line: str) -> bool:
    """Whether the line is a button, a label or a pointer to another page."""
    return len(line) <= 240 and bool(_STRAY.fullmatch(line.strip()))


def closing(line: str) -> bool:
    """Whether the line is about rights, accounts, newsletters or cookies."""
    text = line.strip()
    return len(text) <= 400 and bool(
        _CLOSING.match(text) or (len(text) <= 200 and _RIGHTS.search(text))
    )


def is_furniture(line: str) -> bool:
    """Whether the line is no part of a report."""
    return ends(line) or stray(line) or closing(line)


# -- a whole page -----------------------------------------------------------------------------

_HARD_END = re.compile(
    r"about\s.*|author\sbio|.*\bcomments?\b.*|.*\breply\b.*"
    r"|tags?|filed\sunder|topics",
    re.IGNORECASE,
)
_CUT_OFF = ("...", "…", "[…]", "[...]", "(more)")
_STOP = re.compile(r"[.!?][\"”’')\]]*$")


def body(lines: list[str], chosen: bool) -> list[int]:
    """The indices of the lines that belong to the report, in order.

    ``chosen`` lines are somebody's main text already: there an end heading stands over a box in
    the report as often as after it, and the report goes on with the next sentence that is no
    teaser. In a raw scrape nothing follows an end heading, unless two long, whole paragraphs in a
    row show that it headed a box.
    """
    kept: list[int] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if ends(line):
            index = _resumes(lines, index, chosen)
            continue
        if not stray(line) and not closing(line):
            kept.append(index)
        index += 1
    return kept


def _resumes(lines: list[str], heading: int, chosen: bool) -> int:
    if _HARD_END.fullmatch(lines[heading].strip()) and not chosen:
        return len(lines)
    whole = [_whole(line, 40 if chosen else 120) for line in lines]
    for index in range(heading + 1, len(lines)):
        if not whole[index]:
            continue
        again = index + 1 < len(lines) and whole[index + 1]
        # A teaser is one paragraph under one headline, again and again.
        paired = index + 2 < len(lines) and not again and whole[index + 2]
        if again or (chosen and not paired):
            return index
        if chosen and index == heading + 1:
            return index
    return len(lines)


def _whole(line: str, least: int) -> bool:
    """Whether a line is running text that was not cut off."""
    text = line.strip()
    whole = len(text) >= least and bool(_STOP.search(text)) and not text.endswith(_CUT_OFF)
    return whole and not closing(text) and not stray(text)
