"""The words that say what is counted: verbs and nouns of measure, people, rise and fall."""

from __future__ import annotations

import re

from dateline.reading.numerals import listed

_TRIGGERS: dict[str, str] = {
    "dead": "kill die dead death perish drown murder fatality execute slay body corpse toll massacre "
    "deceased victim suffocate asphyxiate electrocute assassinate behead lynch martyr succumb",
    "injured": "injure wound hurt injury wounded injured maim cripple hospitalise hospitalize casualty_",
    "missing": "missing unaccounted disappear vanish",
    "detained": "detain arrest detention detainee arrestee prisoner jail imprison "
    "custody hostage abduct kidnap",
    "displaced": "displace flee evacuate refugee uproot homeless evacuee displacement",
    "rescued": "rescue save survivor survive",
    "aboard": "aboard onboard",
    "launched": "launch fire",
    "intercepted": "intercept down repel",
    "damaged": "damage damaged",
    "destroyed": "destroy raze demolish level sink wreck obliterate",
    "captured": "capture seize",
}


# verbs that mean killing where people are what they are done to
REMOVED = frozenset(listed("eliminate neutralize neutralise liquidate gun hang stone slaughter"))


MEASURES: dict[str, str] = {word: measure for measure, words in _TRIGGERS.items() for word in words.split()}


# words for people that say less of them than what befell them: "three hostages were killed"
WEAK = frozenset(
    listed(
        "prisoner hostage detainee inmate refugee survivor victim evacuee captive arrestee casualty_ fugitive"
    )
)


# forms of verbs that, right before a number, are done to what it counts
FORMS: dict[str, str] = {
    form: measure
    for measure, forms in {
        "dead": "killed killing kills kill murdered murdering executed executing massacred massacring slain "
        "slew beheaded "
        "beheading assassinated assassinating drowned drowning",
        "injured": "injured injuring injures injure wounded wounding wounds wound hurt hurting maimed "
        "maiming",
        "detained": "arrested arresting arrests arrest detained detaining detains detain kidnapped "
        "kidnapping abducted "
        "abducting jailed jailing imprisoned imprisoning",
        "displaced": "displaced displacing evacuated evacuating",
        "rescued": "rescued rescuing",
    }.items()
    for form in forms.split()
}


# what became of a number of people whom nobody killed: saved, hurt, or neither
OUTCOMES = re.compile(
    r"(?:\s+(?:of\s+(?:the|them|those)|others?|more|people|passengers|[a-z]+s))?"
    r"(?:\s+(?:were|was|are|is|have|had|has|remain(?:ed|s)?|still))*"
    r"\s+(?:(?P<saved>surviv(?:ed|es?|ing)\b|escaped\s+(?:alive|with\s+their\s+lives))"
    r"|(?P<hurt>(?:taken\s+to|in)\s+(?:the\s+|an?\s+)?(?:hospital|(?:critical|serious|grave"
    r"|stable)\s+condition"
    r"|intensive\s+care)\b|(?:critically|seriously|gravely|badly|severely|slightly|lightly)\s*(?=[.,;)]|$"
    r"|and\b))"
    r"|(?:(?:left|escaped|emerged|reported|found|walked\s+away)\s+)?(?:unhurt|unharmed|uninjured|unscathed"
    r"|unwounded|safe)\b|escaped\b|(?:(?:believed|feared|thought|reported)\s+(?:to\s+be\s+)?)?(?:trapped"
    r"|stranded)\b)"
)


PEOPLE_ONLY = frozenset(("dead", "injured", "missing", "detained", "displaced", "rescued", "aboard"))


WEAPONS = frozenset(
    listed("missile rocket drone shell strike attack shot round mortar uav airstrike projectile torpedo")
)


COUNT_NOUNS = frozenset(
    listed(
        "death fatality casualty injury arrest survivor toll victim body dead wounded missing injured "
        "detention number total figure life rescue"
    )
)


GROUPS = frozenset(
    listed("group number team crowd total band dozen score hundred thousand million pair couple lot")
)


PEOPLE = frozenset(
    listed(
        "person people man woman child civilian soldier troop passenger crew crewman member officer "
        "policeman insurgent militant fighter rebel resident villager student pupil worker protester "
        "demonstrator survivor victim soul boy girl individual suspect terrorist hostage patient doctor "
        "nurse journalist migrant refugee sailor fireman seaman steward prisoner inmate tourist driver guard "
        "attacker gunman baby infant adult family leader commander facilitator combatant life citizen "
        "serviceman official employee reservist military personnel other seafarer miner pilgrim police wife "
        "husband son daughter brother sister mother father parent grandmother grandfather cousin nephew "
        "niece uncle aunt girlfriend boyfriend colleague friend neighbour neighbor bodyguard aide deputy "
        "interpreter translator mayor judge priest bishop monk nun imam cleric teacher professor farmer "
        "peasant guerrilla bomber hijacker smuggler trafficker jihadist extremist separatist activist "
        "politician lawyer lawmaker senator minister governor colonel sergeant trooper marine pilot copilot "
        "teenager youth toddler pensioner cyclist pedestrian motorist motorcyclist bystander shopkeeper "
        "vendor trader paramedic medic firefighter fisherman herder shepherd contractor engineer scientist "
        "reporter cameraman photographer correspondent missionary settler paratrooper peacekeeper guardsman "
        "commando recruit cadet conscript mourner worshipper worshiper shopper guest reveller spectator "
        "climber hiker skier swimmer diver operative warlord gangster robber thief burglar convict labourer "
        "laborer builder businessman businesswoman woodcutter assailant shooter sniper infiltrator intruder "
        "kidnapper captive local native candidate chief conductor cleaner cook waiter teen schoolboy "
        "schoolgirl schoolchild pupil infantryman gendarme constable detective inspector warden ranger "
        "rioter looter striker corporal lieutenant captain general major private brigadier commodore admiral "
        "chauffeur "
        "agent spy defector deserter drummer jockey boxer singer actor actress musician writer author editor "
        "publisher "
        "broadcaster announcer prosecutor lieutenant-colonel magistrate ambassador diplomat consul attache "
        "envoy delegate "
        "councillor councilor councilman councilwoman congressman congresswoman deputy alderman sheriff "
        "ranger trooper"
    )
)


CREWS = frozenset(listed("crew complement party force team garrison population staff"))


CUMULATIVE = re.compile(
    r"\b(?:so far|to date|in total|in all|altogether|since|toll|overall|a total of|total of)\b", re.I
)


REPORTED = frozenset(listed("say believe report fear think know estimate presume"))
PERIOD = re.compile(
    r"\b(?:overnight|last night|(?:in|over|during|within) (?:the )?(?:past|last|previous) (?:[\w-]+ )?"
    r"(?:hours?|days?|weeks?|months?|years?|night)|(?:a|per|each|every) (?:day|week|month|year))\b",
    re.I,
)


PARTICLE = re.compile(
    r"\b(?:pick|held|hold|tak|took|mak|made|set|giv|gave|blew|blow|call|lin|add)\w*(?:\s+up)?\s*$", re.I
)
RISE = re.compile(
    r"\b(?:rose|risen|rises?|rising|up|gain(?:ed|s)?|grew|grown|grow(?:s|ing)?|increas(?:ed|es|e"
    r"|ing)|climb(?:ed|s|ing)?"
    r"|jump(?:ed|s)?|surg(?:ed|ing)|soar(?:ed|ing)?|add(?:ed|ing)|advanced"
    r"|higher)(?:(?:\s+\w+)?\s+by|\s+another|\s+of)?"
    r"(?:\s+(?:nearly|about|almost|around|some|more\s+than|over))?\s*$",
    re.I,
)


FALL = re.compile(
    r"\b(?:fell|fallen|falls?|falling|down|lost|los(?:es|e|ing)|drop(?:ped|s|ping)?|declin(?:ed|es"
    r"|ing)|slid|slump(?:ed|ing)?|shed"
    r"|decreas(?:ed|es|e|ing)|sank|plunged|plummet(?:ed|ing)|tumbl(?:ed|ing)|slipp?(?:ed|s)?|cut"
    r"|lower)(?:(?:\s+\w+)?\s+by|\s+another|\s+of)?"
    r"(?:\s+(?:nearly|about|almost|around|some|more\s+than|over))?\s*$",
    re.I,
)


HALVES = re.compile(
    r"(?:\bdead|\bkilled|\bdied|\bdeaths?)\s+(?:or|and/or)\s+(?:been\s+|were\s+)?"
    r"(?P<or>wounded|injured|hurt|injuries|missing|captured|arrested|detained)",
    re.I,
)


ACTIVE = frozenset(
    listed(
        "kill injure wound shoot rescue save detain arrest capture seize destroy damage intercept murder hurt"
    )
)
