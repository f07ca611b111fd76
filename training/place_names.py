"""Names that the gazetteer's sources lack: countries as news writes them, and areas of no
administration.

A region's point and radius are rounded to what its use in news supports.
"""

from __future__ import annotations

COUNTRY_NAMES = """
US us|u s|usa|u s a|america|the united states|united states of america
GB uk|u k|britain|great britain|england scotland and wales
CI ivory coast|cote d ivoire
CD drc|dr congo|democratic republic of congo|democratic republic of the congo|congo kinshasa|congo
CG republic of congo|republic of the congo|congo brazzaville
MM burma|myanmar
TL east timor|timor leste
TR turkiye|turkey
NL holland|the netherlands|netherlands
SZ swaziland|eswatini
CZ czech republic|czechia
MK macedonia|north macedonia
PS palestine|palestinian territories|palestinian territory|occupied palestinian territory
KR south korea|republic of korea
KP north korea
AE uae|u a e|emirates
PH the philippines
GM the gambia
BS the bahamas
CF central african republic
CV cape verde
SY syria
RU russia
VN vietnam
LA laos
IR iran
VA vatican|the vatican
TW taiwan
BN brunei
MD moldova
TZ tanzania
BO bolivia
VE venezuela
"""
"""ISO 3166-1 alpha-2 code, then names, folded."""

COMMON_NAMES = {
    "CD": "Democratic Republic of the Congo", "FM": "Micronesia", "PS": "Palestinian Territory",
    "RU": "Russia", "VG": "British Virgin Islands", "VI": "U.S. Virgin Islands",
}  # fmt: skip
"""What countries are called here where the source has a formal name only; GeoNames's own."""

DIVISION_NAMES = """
US.DC washington dc|washington d c|d c|dc
PS.GZ gaza
CA.05 newfoundland
IQ.15 ninawa|nineveh
IN.12 kashmir|jammu and kashmir
PK.03 kp|khyber pakhtunkhwa
ET.53 tigray
RU.12 chechnya
SY.07 deir ezzor|deir al zour|deir al zor|deir ezzour
SY.06 deraa|daraa
SY.04 raqqa|raqqah
"""
"""A division's code in GeoNames, then names, folded."""

TOWN_NAMES = """
5368361 l a
5128581 nyc|n y c
4140963 d c|dc|washington dc|washington d c
"""
"""A town's number in GeoNames, then names, folded."""

REGIONS = """
6255148||54 15 2500|740|Europe
6255147||34 100 5000|4700|Asia
6255146||2 21 4000|1400|Africa
6255149||48 -100 4500|600|North America
6255150||-15 -60 4000|430|South America
||-15 -75 5500|650|Latin America
||13 -86 1000|50|Central America
6255151||-20 140 4000|45|Oceania
6255152||-80 0 3000|0|Antarctica
6695072||50 10 2500|450|European Union|EU
||29 42 1800|400|Middle East|the Middle East|Mideast|Near East
||16 0 3000|100|Sahel|the Sahel
||-8 20 3000|1100|Sub-Saharan Africa
||8 42 1200|150|Horn of Africa
||9 2 1500|400|West Africa
||0 37 1300|300|East Africa
||30 5 2000|250|North Africa
||42 70 1500|80|Central Asia
||24 78 1800|1900|South Asia
||5 112 2300|680|Southeast Asia|South East Asia|South-East Asia
||35 125 2000|1600|East Asia
||60 18 1000|28|Scandinavia
||43 21 700|50|Balkans|the Balkans
||18 -72 1500|44|Caribbean|the Caribbean
||43 45 500|30|Caucasus|the Caucasus
||43 45 400|10|North Caucasus|Northern Caucasus
||36 43 400|30|Kurdistan
|IQ|36 44 200|6|Iraqi Kurdistan|Kurdistan Region|Kurdistan Regional Government
|UA|48.3 38.3 200|6|Donbas|Donbass
|EG|29.5 33.8 200|1|Sinai|Sinai Peninsula|the Sinai|Sinai desert
|SD|13.5 25 450|9|Darfur
|SY|33 35.8 40|0.05|Golan Heights|the Golan
|LB|33.9 36.1 60|0.5|Bekaa Valley|Beqaa Valley|Bekaa|Beqaa
|NG|5 6 200|30|Niger Delta
||13 14 200|1|Lake Chad
||35 18 1800|10|Mediterranean|Mediterranean Sea|the Mediterranean
||43 34 600|10|Black Sea
||20 38 1100|10|Red Sea
||26.5 52 500|10|Persian Gulf|Arabian Gulf
||12 48 500|1|Gulf of Aden
||25 -90 800|10|Gulf of Mexico
||30 -40 5000|10|Atlantic|Atlantic Ocean
||40 -40 3000|10|North Atlantic
||0 -160 8000|10|Pacific|Pacific Ocean
||-20 80 4000|10|Indian Ocean
||13 114 1000|10|South China Sea
||42 51 600|10|Caspian Sea
||56 3 500|10|North Sea
||39 35 500|50|Anatolia
|US|42 -71.5 350|15|New England
|US|42 -92 900|69|Midwest|the Midwest|American Midwest
|US|34.5 -118 350|23|Southern California
|US|38.5 -121.5 400|15|Northern California
|US|40.7 -73.3 100|8|Long Island
||-14 -60 1800|30|Amazon|the Amazon
||46 10 500|14|Alps|the Alps
||30 83 1200|50|Himalayas|the Himalayas
"""
"""Number in GeoNames where known | country or nothing | latitude and longitude in degrees, radius
in km | people in millions, by which a region weighs among places of its name | names."""
