"""Names of countries and regions as news writes them, where the gazetteer's own are not enough.

Countries are ISO 3166-1 alpha-2 codes. A demonym tells which country a text is about; it is never
itself a place.
"""

from __future__ import annotations

from whence.extract.text import word_set

COUNTRY_NAMES = {
    "us": "US", "u s": "US", "usa": "US", "america": "US", "the united states": "US",
    "uk": "GB", "u k": "GB", "britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "great britain": "GB", "ivory coast": "CI", "cote d ivoire": "CI",
    "drc": "CD", "dr congo": "CD", "democratic republic of congo": "CD", "congo": "CD",
    "burma": "MM", "east timor": "TL", "turkiye": "TR", "turkey": "TR", "holland": "NL",
    "the netherlands": "NL", "netherlands": "NL", "swaziland": "SZ", "czech republic": "CZ",
    "macedonia": "MK", "palestine": "PS", "gaza strip": "PS", "west bank": "PS", "gaza": "PS",
    "south korea": "KR", "north korea": "KP", "uae": "AE", "the philippines": "PH",
    "the gambia": "GM", "central african republic": "CF", "cape verde": "CV",
    "republic of congo": "CG", "kosovo": "XK", "chechnya": "RU", "dagestan": "RU",
    "crimea": "UA", "kashmir": "IN", "sinai": "EG", "tibet": "CN", "xinjiang": "CN",
    "iraqi kurdistan": "IQ", "donbas": "UA", "sinjar": "IQ", "darfur": "SD",
}  # fmt: skip

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
UY Uruguayan|UZ Uzbek|VE Venezuelan|VN Vietnamese|YE Yemeni Yemenis|ZM Zambian|ZW Zimbabwean
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

STATE_ABBREVIATIONS = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT",
    "del": "DE", "fla": "FL", "ga": "GA", "ill": "IL", "ind": "IN", "kan": "KS", "kans": "KS",
    "ky": "KY", "la": "LA", "md": "MD", "mass": "MA", "mich": "MI", "minn": "MN", "miss": "MS",
    "mo": "MO", "mont": "MT", "neb": "NE", "nev": "NV", "n h": "NH", "n j": "NJ", "n m": "NM",
    "n y": "NY", "n c": "NC", "n d": "ND", "okla": "OK", "ore": "OR", "pa": "PA", "r i": "RI",
    "s c": "SC", "s d": "SD", "tenn": "TN", "tex": "TX", "vt": "VT", "va": "VA", "wash": "WA",
    "w va": "WV", "wis": "WI", "wisc": "WI", "wyo": "WY", "d c": "DC",
}  # fmt: skip
"""Abbreviations of United States as agencies write them, dots as blanks. Read only after a comma
or in brackets."""
