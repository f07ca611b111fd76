"""Words of news that tell of a country or division without being its name: demonyms, peoples and
abbreviations.

Countries are ISO 3166-1 alpha-2 codes. A demonym tells which country a text is about; it is never
itself a place.
"""

from __future__ import annotations

from whence.extract.text import word_set

_DEMONYM_LISTS = """
AF Afghan Afghans|AL Albanian|DZ Algerian|AO Angolan|AR Argentine Argentinian|AM Armenian
AU Australian|AT Austrian|AZ Azerbaijani Azeri|BH Bahraini|BD Bangladeshi|BY Belarusian|BE Belgian
BJ Beninese|BO Bolivian|BA Bosnian|BR Brazilian|BG Bulgarian|BF Burkinabe|BI Burundian
KH Cambodian|CM Cameroonian|CA Canadian|CF Central-African|TD Chadian|CL Chilean|CN Chinese
CO Colombian Colombians|CD Congolese|CR Costa-Rican|HR Croatian|CU Cuban|CY Cypriot|CZ Czech
DK Danish|DO Dominican|EC Ecuadorian Ecuadorean|EG Egyptian|SV Salvadoran|ER Eritrean|EE Estonian
ET Ethiopian|FI Finnish|FR French|GE Georgian|DE German|GH Ghanaian|GR Greek|GT Guatemalan
GN Guinean|HT Haitian|HN Honduran|HU Hungarian|IN Indian|ID Indonesian|IR Iranian|IQ Iraqi Iraqis
IE Irish|IS Icelandic|LU Luxembourgish|MT Maltese|BT Bhutanese|FJ Fijian|GY Guyanese|SR Surinamese
BW Botswanan|GA Gabonese|GM Gambian|LS Basotho|MU Mauritian|PG Papuan|TT Trinidadian
IL Israeli Israelis|IT Italian|CI Ivorian|JM Jamaican|JP Japanese|JO Jordanian|KZ Kazakh
KE Kenyan Kenyans|XK Kosovan|KW Kuwaiti|KG Kyrgyz|LA Lao|LV Latvian|LB Lebanese|LR Liberian
LY Libyan|LT Lithuanian|MK Macedonian|MG Malagasy|MW Malawian|MY Malaysian|ML Malian
MR Mauritanian|MX Mexican|MD Moldovan|MN Mongolian|ME Montenegrin|MA Moroccan|MZ Mozambican
MM Burmese|NA Namibian|NP Nepali Nepalese|NL Dutch|NZ New-Zealand|NI Nicaraguan|NE Nigerien
NG Nigerian Nigerians|KP North-Korean|NO Norwegian|OM Omani|PK Pakistani Pakistanis
PS Palestinian Palestinians Gazan|PA Panamanian|PY Paraguayan|PE Peruvian|PH Filipino Philippine
PL Polish|PT Portuguese|QA Qatari|RO Romanian|RU Russian|RW Rwandan|SA Saudi|SN Senegalese
RS Serbian Serb|SL Sierra-Leonean|SG Singaporean|SK Slovak|SI Slovenian|SO Somali|ZA South-African
KR South-Korean|SS South-Sudanese|ES Spanish|LK Sri-Lankan|SD Sudanese|SE Swedish|CH Swiss
SY Syrian Syrians|TW Taiwanese|TJ Tajik|TZ Tanzanian|TH Thai|TG Togolese|TN Tunisian|TR Turkish
TM Turkmen|UG Ugandan|UA Ukrainian Ukrainians|AE Emirati|GB British|US American Americans
RU Dagestani Chechen|GE Abkhaz Ossetian|UY Uruguayan|UZ Uzbek|VE Venezuelan|VN Vietnamese
YE Yemeni Yemenis|ZM Zambian|ZW Zimbabwean
"""

DEMONYMS = {
    word.replace("-", " "): code
    for entry in _DEMONYM_LISTS.replace("\n", "|").split("|")
    if entry
    for code, *words in (entry.split(),)
    for word in words
}

PEOPLES = word_set(
    """shia shiite shi'ite sunni muslim muslims christian christians hindu jewish kurdish kurd arab
    yazidi tribal islamic islamist catholic druze alawite buddhist sikh orthodox hispanic african
    european western asian latino black white coptic"""
)
"""Words with a capital letter that say who lives in a place, never which place it is."""

TRANSLITERATED = word_set(
    """AE AF AM AZ BD BG BH BT BY CN DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB
    LK LY MA MK MM MN MR NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TW UA UZ YE"""
)
"""Countries whose names news spells in more than one way, by transliteration."""

_UNITED_STATES = """
AL Alabama Ala|AK Alaska|AZ Arizona Ariz|AR Arkansas Ark|CA California Calif Cal|CO Colorado Colo
CT Connecticut Conn|DE Delaware Del|FL Florida Fla|GA Georgia Ga|HI Hawaii|ID Idaho|IL Illinois Ill
IN Indiana Ind|IA Iowa|KS Kansas Kan Kans|KY Kentucky Ky|LA Louisiana La|ME Maine|MD Maryland Md
MA Massachusetts Mass|MI Michigan Mich|MN Minnesota Minn|MS Mississippi Miss|MO Missouri Mo
MT Montana Mont|NE Nebraska Neb Nebr|NV Nevada Nev|NH New-Hampshire N-H|NJ New-Jersey N-J
NM New-Mexico N-M|NY New-York N-Y|NC North-Carolina N-C|ND North-Dakota N-D|OH Ohio
OK Oklahoma Okla|OR Oregon Ore|PA Pennsylvania Pa Penn|RI Rhode-Island R-I|SC South-Carolina S-C
SD South-Dakota S-D|TN Tennessee Tenn|TX Texas Tex|UT Utah|VT Vermont Vt|VA Virginia Va
WA Washington Wash|WV West-Virginia W-Va|WI Wisconsin Wis Wisc|WY Wyoming Wyo
DC Washington-D-C D-C
"""
_OTHER_DIVISIONS = """
CA Ontario Ont|CA Quebec Que|CA Alberta Alta|CA Manitoba Man|CA Saskatchewan Sask
CA British-Columbia B-C|CA Nova-Scotia N-S|CA New-Brunswick N-B|CA Prince-Edward-Island P-E-I
CA Newfoundland Nfld|AU New-South-Wales NSW|AU Victoria Vic|AU Queensland Qld
"""


def _fields(table: str) -> list[list[str]]:
    entries = table.strip().replace("\n", "|").split("|")
    return [[word.replace("-", " ") for word in entry.split(" ")] for entry in entries]


POSTAL = {code: name for code, name, *_ in _fields(_UNITED_STATES)}
"""The United States by their postal codes, which are read only in capitals."""

ABBREVIATIONS = {
    short.casefold(): (country, name)
    for country, name, *shorts in (
        *(("US", *fields[1:]) for fields in _fields(_UNITED_STATES)),
        *_fields(_OTHER_DIVISIONS),
    )
    for short in shorts
}
"""Abbreviations of divisions as agencies write them, dots as blanks: country and name. Read only
after a comma or in brackets."""
