"""Nouns of the kinds of places where things happen."""

from __future__ import annotations

from whence.extract.text import word_set
from whence.extract.toll_words import ANY_PERSONS

LOCAL_SITES = word_set(
    """district neighborhood neighbourhood suburb area quarter ward market school university college
    mosque church home house apartment apartments park academy hotel mall club nightclub restaurant
    bar store building complex camp base checkpoint block intersection village side compound
    boulevard drive temple synagogue airport bridge square kindergarten campus pass river lake
    mountain hill hills bay creek gorge ridge dock docks quarry depot terminal hostel crossroads
    prison jail penitentiary landing heights barracks station mine"""
)
"""Those that are part of a town or stand in one."""
SITES = LOCAL_SITES | word_set(
    """hospital clinic street road avenue town city province state county region embassy border shop
    lot stadium theater theatre shrine factory office island highway valley part outskirts
    settlement capital center centre junction port ministry parliament monastery cathedral seminary
    warehouse refinery farm motel salon supermarket bakery cafe café bazaar corner alley driveway
    yard trailer residence mansion dormitory pier harbour harbor field plantation forest
    headquarters lane south north east west southeast southwest northeast northwest way court circle
    place governorate prefecture municipality constituency precinct subdivision townhouse tavern
    lounge wells edge roundabout roadblock convoy enclave pavilion section sector townland hamlet
    heart middle basement garage parkway township"""
)

DIRECTION = r"(?:(?:north|south)-?(?:east|west)?|east|west)"
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
PEOPLE = ANY_PERSONS | word_set("crowd crowds group groups patrons mourners")
"""Nouns for people."""
