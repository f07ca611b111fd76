"""Words by which a phrase is known to name a speaker, and where it ends."""

from __future__ import annotations

from whence.calendar import CALENDAR_WORDS

ROLES = frozenset(
    "official officials officer officers police source sources witness witnesses eyewitness "
    "eyewitnesses resident residents minister ministers ministry ministries spokesman spokeswoman "
    "spokesperson spokespeople spokesmen government governments army military militants militant "
    "group groups rebels hospital hospitals doctor doctors medic medics governor mayor president "
    "authorities commander commanders general chief sheriff deputy deputies investigators "
    "investigator detective detectives agency agencies report study statement court judge "
    "prosecutor prosecutors lawyer lawyers attorney relatives relative family families neighbor "
    "neighbors neighbour neighbours activists activist monitor monitors organisation organization "
    "council assembly coroner department office bureau company school teacher teachers student "
    "students survivors survivor mother father brother sister son daughter wife husband driver "
    "man woman men women secretary ambassador embassy envoy leader leaders coalition party "
    "parliament "
    "senator lawmakers lawmaker mp mps members member experts expert analyst analysts researchers "
    "charity broadcaster newspaper television tv radio channel website network press media "
    "reporter correspondent journalist journalists soldier soldiers troops forces force nurse "
    "nurses surgeon director manager owner principal headteacher priest imam bishop pope king "
    "queen prince kremlin pentagon union federation movement organisers organizers critics aides "
    "aide diplomats diplomat observers captain colonel major sergeant lieutenant brigadier "
    "superintendent inspector constable trooper troopers firefighters paramedics dispatchers "
    "firefighter paramedic administrator staff employee employees worker workers villager "
    "villagers elder elders farmer shopkeeper herder headman chairman chairwoman chairperson head "
    "parent parents people teenager girl boy uncle aunt grandmother grandfather cousin signatories "
    "guard guards "
    "filing filings "
    "relations records documents complaint affidavit dispatch bulletin communique communiqué "
    "release text clinic port service team board tribes clerk passenger passengers consul "
    "consulate consulates volunteer volunteers rescuer rescuers bystander bystanders refugees "
    "protesters demonstrators farmers friends colleagues reports "
    "campaigners negotiators separatists insurgents interviewee interviewees locals counsel "
    "ombudsman ombudswoman pathologist pathologists teams ngos clerics cleric traders miners "
    "fishermen caller vendors detainees inmates prisoners committee commission association navy "
    "administration opposition watchdog site foundation firm unions services secretariat society "
    "side sides lawmaker "
    "federations associations councils courts departments companies schools mayors "
    "governors embassies parties senators charities bishops priests imams managers owners "
    "commissions committees kin attendees nuns monks shoppers motorists commuters pilgrims "
    "worshippers hostages captives evacuees defectors migrants tenants herders pastoralists "
    "drivers councillor councilor councillors legislators mothers fathers sons daughters "
    "wives husbands clinics registers examinations fisherman consultant consultants garda gardai "
    "gardaí brigade inhabitant inhabitants supervisor supervisors".split()
)
"""Nouns in lower case that can speak. A phrase whose head is neither one of these, nor a name, nor
a pronoun is no speaker."""

BODIES = frozenset(
    "police government army military ministry group coalition party agency council department "
    "office bureau company hospital court parliament union federation movement organisation "
    "wing arm organization charity embassy kremlin pentagon force team board monitor committee "
    "state consulate business firm airline newspaper school university college".split()
)
"""Speakers of several people that "it" or "they" stands for."""
PRONOUNS = frozenset(("he", "she", "they", "it"))
PRONOUN_OF = {"his": "he", "her": "she", "its": "it", "their": "they"}
"""Whose words are "by her reckoning"."""
_TITLES_OF_OFFICE = frozenset(
    "president minister secretary secretary-general general chief sheriff governor mayor "
    "senator sen rep gov lt sgt capt col gen officer spokesman spokeswoman spokesperson "
    "director commander colonel major captain sergeant lieutenant inspector superintendent "
    "constable deputy detective judge justice attorney prosecutor dr prof professor doctor king "
    "queen prince pope archbishop bishop rev imam sheikh ambassador envoy chairman chairwoman "
    "leader coroner trooper grocer driver teacher student resident witness eyewitness survivor "
    "elect nurse brigadier adm admiral magistrate mr mrs ms sir lord dame representative "
    "congressman congresswoman premier chancellor speaker head manager owner farmer analyst "
    "expert lawyer activist commissioner undersecretary shopkeeper villager medic "
    "malam mallam alhaji hajiya hon advocate barrister engr cp sp sister comrade "
    "inspector-general director-general attorney-general vice-president asp dsp csp acp dcp igp "
    "ssp brig maj cpl cmdr insp supt atty msgr pastor reverend fr "
    "mufti rabbi councillor councilor schoolteacher marshal corporal private "
    "prefect rector provost vicar hon boss lawmaker legislator adviser advisor mp mep mla mna cp "
    "sp oc dpo qc kc maître maitre père abbé highness excellency eminence majesty holiness "
    "monsignor sc overseer apostle evangelist official executive collector sarpanch matron mca "
    "lieutenant-general major-general brigadier-general lieutenant-colonel sergeant-major".split()
)
NEAR_KIN = frozenset(
    "father mother brother sister son daughter husband wife grandfather grandmother grandson "
    "granddaughter uncle aunt nephew niece cousin stepfather stepmother fiancee girlfriend "
    "boyfriend".split()
)
KIN = NEAR_KIN | frozenset(
    "widow widower half-brother half-sister father-in-law mother-in-law brother-in-law "
    "sister-in-law son-in-law daughter-in-law fiancé fiancée fiance partner godfather "
    "godmother".split()
)
"""Relatives, whose names stand after what they are to somebody: "her brother Odo Venn"."""
TITLES = _TITLES_OF_OFFICE | KIN
DEPARTMENTS = frozenset(
    "the and of state police defense defence interior justice staff foreign affairs information "
    "republic health finance education parliament public security safety internal trade "
    "opposition".split()
)
"""What follows "secretary of" and the like before the name begins."""
STOPS = frozenset(
    "about that which who whom whose when where while after before because as since although "
    "though but if whether however than until unless during despite amid without through over "
    "into onto against between among so then not was were is are be been being had has have did "
    "does do will would could can may might must should said says say told killed died wounded "
    "injured hit left took went came fell tore blew struck began found made became got gave "
    "burned burnt lost yesterday today tonight meanwhile earlier later nor what how why there "
    "here".split()
)
ADVERBS = frozenset(
    "also later earlier then has have had previously reportedly repeatedly strongly immediately "
    "initially quickly still only even further separately have since was were is are been being "
    "did does now again just once twice always angrily never not however meanwhile likewise".split()
)
TIMES = (CALENDAR_WORDS - {"may"}) | frozenset(
    "morning afternoon evening night today yesterday week month year later noon midnight".split()
)
OWNERS = frozenset("the a an his her their its another".split())
"""Words before a noun that make it a particular one."""
THINGS = frozenset(
    "toll tolls tally tallies number numbers figure figures death deaths count fire fires flames "
    "accident crash "
    "war fighting conflict violence disease virus move decision ruling vote election storm flood "
    "earthquake quake rain snow weather heat cold drought ordeal incident incidents event events "
    "day days night week weeks month months year years hours time history law bill rule policy "
    "sign map photo photos video footage image images data evidence results test tests money "
    "price prices cost costs road vehicle vehicles car cars truck bus train plane aircraft ship "
    "boat house houses building "
    "village town city country place market street bridge world case trial charge charges "
    "insurgency uprising rebellion "
    "sentence rest majority most remainder injuries wounds hunt search operation protest protests "
    "conspiracy facts fact vacation trip campaign process response influential".split()
)
"""Nouns that claim lives, put an end to things or announce themselves, but say nothing."""
COUNTS = frozenset(
    "figure figures count tally toll data estimate estimates statistics numbers".split()
)
"""What a body has counted: "the ministry's latest figures"."""
WRITINGS = frozenset(
    "post posts tweet tweets message messages statement letter video index survey count tally "
    "tallies figures estimate estimates communique communiqué".split()
)
"""What somebody speaks by: "a post by Orla Venn" is Orla Venn's words."""
ATTRIBUTIVES = frozenset(
    "elected retired injured wounded masked armed displaced uniformed detained unnamed bereaved "
    "grieving surviving visiting commanding presiding investigating attending acting serving "
    "neighbouring neighboring freed released appointed unidentified".split()
)
"""Participles that stand before the noun of a speaker: "a wounded soldier"."""
PREPOSITIONS = frozenset("of in for from at with near on to by".split())
INSIDE = frozenset("of for from in at with".split())
NOBODIES = frozenset(
    "you we i some this that these those there what many others all which one most both "
    "anyone anybody someone somebody everyone everybody".split()
)
"""Words that are no speaker when they stand alone."""
NO_PERSON = TIMES | frozenset(
    "state states united islamic front party ministry department university school college "
    "hospital news times post press union nations council committee court church international "
    "national association organisation organization centre center institute foundation agency "
    "corps army navy force forces movement brigade brigades coalition alliance watch street road "
    "avenue square city county province district north south east west new republic kingdom "
    "island islands airport station market company group bank club house office fire rescue "
    "patrol medical service services security guard sheriff police army project network "
    "lake mount river forest bridge gulf valley holdings ltd limited inc plc corp corporation "
    "industries enterprises airlines airways railways authority bureau board league society trust "
    "observatory federation confederation chamber congress parliament forum initiative tribunal "
    "embassy consulate directorate secretariat battalion squad".split()
)
"""Words of bodies' and places' names, which no person has."""
