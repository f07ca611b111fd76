"""Arrests and disappearances as what happened to people.

A suspect's arrest is how police answer an incident. That of a reporter, a lawyer or a protester, or
one that a text calls arbitrary, is the incident. Only the words of the sentence decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.text import Sentence

_PRESS = (
    r"(?:photo)?journalists?|reporters?|editors?|correspondents?|columnists?|broadcasters?"
    r"|bloggers?|vloggers?|cartoonists?|film-?makers?|documentarians?|media workers?"
    r"|camera(?:m[ae]n|woman)|photographers?|(?:radio|tv|television|talk-show)"
    r" (?:hosts?|presenters?)|writers?|poets?|artists?|novelists?|publishers?"
)
_DEFENDERS = (
    r"activists?|defenders?|campaigners?|dissidents?|whistle-?blowers?|environmentalists?|lawyers?"
    r"|solicitors?|academics?|scholars?|protest[eo]rs?|demonstrators?|strikers?"
    r"|(?:trade[- ])?unionists?|conscientious objectors?|aid workers?|humanitarian workers?"
)
_LEADERS = (
    r"(?:union|opposition|student|community|indigenous|peasant|religious|tribal|local"
    r"|civil society|political) (?:leaders?|organi[sz]ers?|figures?|members?)"
    r"|opposition (?:politicians?|candidates?|supporters?|lawmakers?|mps?)|politicians?|clerics?"
    r"|imams?|monks?|pastors?|priests?|asylum[- ]seekers?|refugees?|migrants?"
    r"|civilians|members? of (?:an?|the) (?:indigenous|opposition|banned|religious)"
)
GONE = (
    r"missing|disappeared|vanished|held|detained|jailed|imprisoned|custody|detention|captivity"
    r"|incommunicado|seen"
)
"""What is said of somebody since the day on which they were last seen, or taken."""
_PROTECTED = re.compile(rf"\b(?:{_PRESS}|{_DEFENDERS}|{_LEADERS})\b", re.IGNORECASE)
"""People whose arrest news and rights groups report as an incident of its own."""
_WRONGFUL = re.compile(
    r"\b(?:arbitrar(?:y|ily)|incommunicado|forcibl[ye]|forced|enforced|unlawful(?:ly)?"
    r"|illegal(?:ly)?|wrongful(?:ly)?|plain-?clothes?(?:d)?|in civilian clothes|unmarked"
    r"|blindfolded|security (?:forces?|agents?|services?|officers?|personnel)|intelligence"
    r"|secret police|state security|soldiers?|troops|the (?:army|military|junta|regime|gendarmes?)"
    r"|military police|riot police|paramilitar\w+|militia(?:m[ae]n)?|men in uniforms?"
    r"|without (?:an? )?(?:(?:arrest )?warrants?|charges?|trial)|protests?|demonstrations?|rally"
    r"|march(?:es)?|counter-?terrorism (?:department|police|unit)|crackdown|sit-in"
    r"|(?:opposition|pro-\w+) (?:party|group|movement|bloc)|peaceful\w*"
    r"|critici[sz]\w+|insult\w*|blasphem\w+"
    r"|(?:covering|reporting) (?:on )?(?:an?|the)|(?:facebook|social media|twitter) posts?"
    r"|undisclosed|unknown (?:location|place|destination)|whereabouts|prisoners? of conscience"
    r"|political prisoners?|dissent)\b",
    re.IGNORECASE,
)
"""Words that make anybody's arrest such an incident."""
_CRIMES = (
    r"murders?|killings?|robber(?:y|ies)|theft|rape|assault|shootings?|stabbings?|fraud|drugs?"
    r"|arson|homicide|manslaughter|kidnapping|burglary|embezzlement|corruption|bribery|bombings?"
    r"|attacks?|deaths?|smuggling|trafficking|stealing|laundering|weapons"
)
_CRIME = re.compile(
    r"\b(?:suspects?|suspected|in connection (?:with|to)|suspicion of|manhunt|perpetrators?"
    r"|sexual\w*|rap(?:ed|ing)|molest\w+|abused (?:[\w-]+ ){0,3}(?:boys|girls|children|minors)"
    r"|(?:drugs?|weapons?|gun|firearms?|murder|assault) (?:and \w+ )?charges"
    r"|alleged|facilitators?|accomplices?|masterminds?|handlers?|confess(?:ed|es)"
    r"|gunm[ae]n|attackers?|killers?|kidnappers?|robbers?|smugglers?|traffickers?|the accused"
    r"|(?:charged|charges?|accused|wanted|over|for) (?:with |of |for )?"
    rf"(?:(?:the|an?|his|her|their) )?(?:[\w-]+ ){{0,2}}(?:{_CRIMES}))\b",
    re.IGNORECASE,
)
"""Words of an arrest for a crime, whoever it befalls."""
_INTO_A_CAR = (
    r"(?:forced|pushed|bundled|shoved|dragged) (?:[\w’'-]+ ){0,4}?into (?:an?|the|their)"
    r" (?:[\w-]+ ){0,2}(?:car|van|vehicle|truck|suv|taxi|minibus|pick-?up)"
)
_SEIZED = re.compile(
    r"\b(?:(?:re-?)?arrest(?:ed|s|ing)?|detain(?:ed|s|ing)?|rounded up|picked up|apprehended"
    r"|abducted|dragged away|taken (?:away|into custody|(?=from\b|by\b))|seized"
    r"|took (?=(?:[\w’'.-]+ ){1,4}(?:from|away)\b)"
    r"|held (?=incommunicado|since|without|in (?:custody|detention|solitary|prison|jail))"
    rf"|{_INTO_A_CAR}|(?:arrests?|detentions?) of)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:to|not|never|no|could|would|may|might|if|threaten\w+)\s(?:be\s)?$")
_LONGEST = 1500
"""Characters of the longest sentence that is looked at."""


def seizures(sentence: str, *, known: bool = False) -> Iterator[tuple[int, int]]:
    """Where a sentence tells of an arrest, a detention or a taking away that is an incident of its
    own: the first and last character of each such verb or noun. ``known`` says that the article is
    about one (``about_custody``)."""
    if not tells_of_custody(sentence, known=known):
        return
    for match in _SEIZED.finditer(sentence):
        if not _NOT_YET.search(sentence, max(0, match.start() - 20), match.start()):
            yield match.start(), match.end()


def tells_of_custody(sentence: str, *, known: bool = False) -> bool:
    """Whether an arrest that a sentence tells of is what happened to somebody, not the pursuit of a
    crime."""
    if len(sentence) > _LONGEST or _SEIZED.search(sentence) is None or _CRIME.search(sentence):
        return False
    named = _PROTECTED.search(sentence) or _WRONGFUL.search(sentence)
    return known or named is not None


def about_custody(sentences: Sequence[Sentence]) -> bool:
    """Whether an article's head tells of the arrest of people whose arrest is news; later sentences
    name them without saying again what they are."""
    return any(
        tells_of_custody(one.text) and _PROTECTED.search(one.text) is not None
        for one in sentences[:_HEAD]
    )


_HEAD = 4
"""Sentences, the headline among them."""
