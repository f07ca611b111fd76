"""Words by which a report goes over from one incident to another, or stays with one."""

from __future__ import annotations

import re

BESIDE = re.compile(
    r"(?:In|During) (?:an?other|a (?:separate|further|second|different)) (?:\w+ )?(?:incident"
    r"|attack|case|raid|operation)\b|(?:Separately|Elsewhere)\b"
)
"""How a report opens the next of several incidents."""
POINTS_BACK = re.compile(
    r"\b(?:[Ii]n|of|[Aa]fter|[Dd]uring|from) (?:that|those)\b|\bthat (?:attack|blast|bombing"
    r"|strike|raid|shooting|assault|explosion)\b|\bat the time\b"
    r"|\bthose (?:attacks|blasts|bombings)\b|^(?:That|Those|It then)\b"
    r"|^(?:One|Two|Three|Four|Some|Both|All|None) of (?:them|those)\b"
)
"""How a sentence stays with the incident of the one before it."""
CLAUSE = re.compile(
    r"[,;(]\s|\s[–—-]\s|\s(?:since|behind|like|unlike|recalling|following|after|whereas|while|where"
    r"|than|as well as|also claimed|claimed an?)\s"
)
"""Where a clause may begin."""
AN_EVENT = re.compile(
    r"\b(?:an?|another|two|three|four|several|twin|double) (?:[\w-]+ ){0,3}(?:attacks?|bombs?"
    r"|blasts?|bombings?|shootings?|explosions?|raids?|air ?strikes?|ambush|massacre|assault"
    r"|kidnapping|abduction)\b",
    re.IGNORECASE,
)
"""An act of violence that was not named before."""
CLAUSE_END = re.compile(r"[,;](?!\s(?:when|where|which|in which|during which|killing)\b)")
"""Where a clause ends that goes on about what it names."""
WEEK_AFTER = re.compile(
    r"(,\s(?:just |only |less than )?(?:an?|one|two|three|four|several|\d+) (?:days?|weeks?|months?"
    r"|years?) after)\s(?!being\b|he\b|she\b)"
)
"""An event some time after another, which is told next."""
ASIDE_CUE = re.compile(
    r"\b(?:another|a separate|separately|elsewhere|a second|a third|in a different)\b",
    re.IGNORECASE,
)
"""Words of another event than the one before."""
SAME_DAY = re.compile(
    r"\W*(?:(?P<day>(?:also )?(?:(?:late|earl)\w* )?(?:on )?the same (?:day|night|morning|evening))"
    r"|(?:earlier|later) (?:in the day|that (?:day|night|evening|morning)|on \w+day)"
    r"|(?:\w+ )?hours (?:earlier|later|before|after)"
    r"|meanwhile|also on \w+day|in another part of \w+|further (?:north|south|east|west))\b",
    re.IGNORECASE,
)
"""How a sentence opens that tells of another event of the day."""
NEIGHBOURING = re.compile(r"\W*In (?:the )?(?:neighbou?ring|adjacent) ")
MEANWHILE = re.compile(
    r"\b(?:[Mm]eanwhile|[Ss]eparately|also)\b|^\W*In (?:neighbou?ring |nearby "
    r"|the (?:village|town|city|hamlet|settlement) of )?[A-Z]"
)
"""How a report goes over to another town."""
OTHERS = re.compile(r"\W*(?:[\w-]+ ){1,3}?(?:others|more)\b|\W*[Aa]nother \w+", re.IGNORECASE)
"""People on top of those told of before."""
THERE = re.compile(r"\b(?:killed|died|dead|wounded|injured|hurt) there\b")
"""People at the place that was told of before."""
AROUND = re.compile(
    r"\b(?:attacks|bombings|shootings|clashes|raids|strikes|violence) (?:around|across|throughout"
    r"|elsewhere)\b"
)
"""Attacks in many places, which are no one event."""
SAME_DAY_TOO = re.compile(
    r"^\W*(?P<day>(?:at|in|near|outside)\b.*) the same (?:day|night|evening)\W*$"
    r"|\bthe same (?:day|night|evening)\W*$",
    re.IGNORECASE,
)
"""How a sentence ends that tells of another event of the day."""
SAME_AREA = re.compile(
    r"\b(?:in|on|near) the same (?:province|district|area|region|state|county|city|town|road)\b",
    re.IGNORECASE,
)
"""Where another event may have been."""
IN_A_PLACE = re.compile(
    r"\W*In (?:the (?:village|town|city|hamlet|settlement) of )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*,? "
)
"""How a sentence opens with the place that it tells of."""
DIED_IN = re.compile(
    r"\W*(?:[\w-]+ ){1,3}(?:were|was) (?:killed|wounded|injured) in [A-Z][\w’' -]*[.,]"
    r"|\W*(?:[\w-]+ ){1,3}died in [A-Z][\w’' -]*[.,]"
)
"""A short sentence that says where some were harmed."""
AFTERWARDS = re.compile(
    r"\b(?:hospital|succumb\w*|pronounced|found|bod(?:y|ies)|arrest\w*|charged|court|funeral|vigil"
    r"|toll|surrender\w*|identified)\b",
    re.IGNORECASE,
)
"""What comes of an attack."""
DAY = re.compile(r"day\b|\btonight\b", re.IGNORECASE)
ADVERBIAL = re.compile(r"\s?(?:in|during|at) (?:an?|one|two|several) ")
