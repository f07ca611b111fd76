"""Nouns of the kinds of places where things happen."""

from __future__ import annotations

from whence.extract.text import word_set
from whence.extract.toll_words import ONE_PERSON, SEVERAL_PERSONS

SITES = word_set(
    """market camp school university college mosque church hospital clinic airport base station
    hotel restaurant bar nightclub club mall park street road avenue bridge square district
    neighborhood neighbourhood area suburb village town city province state county region
    checkpoint academy prison embassy border home house apartment apartments complex building
    store shop lot intersection stadium theater theatre synagogue temple shrine factory office
    compound barracks island highway valley part side outskirts settlement quarter ward capital
    center centre block junction port ministry parliament monastery cathedral kindergarten
    seminary warehouse refinery mine farm motel salon supermarket bakery cafe café bazaar corner
    alley driveway yard trailer residence mansion hostel dormitory campus pier harbour harbor
    field plantation forest headquarters boulevard drive lane south north east west southeast
    southwest northeast northwest way court circle place governorate prefecture municipality
    constituency precinct subdivision townhouse tavern lounge depot terminal pass river lake
    mountain hill hills bay creek gorge ridge dock docks quarry wells edge crossroads roundabout
    roadblock convoy enclave jail penitentiary landing heights pavilion section sector townland
    hamlet heart middle basement garage parkway township"""
)

STREETS = word_set(
    "street st streets avenues roads avenue ave road rd drive dr way lane ln boulevard blvd court"
    " ct circle place pl parkway pkwy highway terrace trail route"
)

QUALIFYING = word_set("""
    mass deadly fatal double triple quadruple suspected apparent alleged brutal horrific random
    targeted massive second third van car truck lorry bus train boat knife axe sword machete acid
    rocket missile drone grenade gun
    """)
"""What a headline writes with a capital before a deed's noun, and is no name."""

TWO_NAMES = (
    r"(?:Jammu and Kashmir|Bosnia and Herzegovina|Trinidad and Tobago|Antigua and Barbuda"
    r"|Newfoundland and Labrador|Tyne and Wear)(?:['’]s)?"
)
"""Names of two words that "and" joins, as a regular expression."""
PLACING = word_set("in at near outside")
"""Prepositions after which a name is a place's."""
PARTS = word_set("areas districts neighborhoods neighbourhoods suburbs quarters parts outskirts")
"""Sites where a town's name follows: "residential areas of Velde"."""
ELSEWHERE = word_set("arrived arrive arriving buried treated hospitalised hospitalized")
"""Verbs after which a place is where the hurt or the dead came to, not where it happened."""
WATERS = word_set("gulf strait straits bay sea")
"""Words that a name is joined to by "of": "the Gulf of Velde"."""
PEOPLE = ONE_PERSON | SEVERAL_PERSONS | word_set("crowd crowds group groups patrons mourners")
"""Nouns for people."""
