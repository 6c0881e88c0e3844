"""Words and phrases that docs/design.md 5 and 9 ask to write otherwise, as patterns."""

import re

EMOJI = re.compile("[\u2600-\u27bf\u2b50-\u2b55\ufe0f\U0001f000-\U0001faff\u200c\u200d]")
AMERICAN = re.compile(
    r"\b(colors?|colored|colorful|favorites?|neighbors?|neighborly|neighborhoods?|gray|humor|flavors?|rumors?|harbors?"
    r"|cozy|centers?|centered|theaters?|kilometers?|mom|moms|mommy|behaviors?|honor|honors?|labor|odors?"
    r"|apologiz\w+|organiz\w+|realiz\w+|recogniz\w+|memoriz\w+|socializ\w+|summariz\w+|minimiz\w+|prioritiz\w+"
    r"|traveled|traveling|travelers?|practicing|practiced|canceled|canceling|labeled|modeled|counselors?|fulfill"
    r"|skillful|jewelry|pajamas|program (?:of|for)|math|check(?:ing)? account|sidewalks?)\b",
    re.IGNORECASE,
)
UNKIND = re.compile(
    r"\b(should(?:n['’]t)?|must(?:n['’]t)?|failed|overdue|neglect(?:ed)?|streaks?|lazy|excuses?|normal people"
    r"|just do it|don['’]t worry|suffer(?:ing|s)? from|(?:you|you['’]ve|you['’]re|you are|you were)"
    r" (?:missed|behind|broken)"
    r"|(?:fall|falls|falling|fell|fallen|left|stay|get) behind|you owe)\b",
    re.IGNORECASE,
)
CLINICAL = re.compile(
    r"\b(epidemic|cures?|cured|admit(?:ting)? (?:that )?(?:you|loneliness)|symptoms?|disorder)\b", re.I
)
ALCOHOL = re.compile(r"\b(beers?|wines?|pubs?|cocktails?|whisky|pints?|booze|drunk|hangover)\b", re.IGNORECASE)
GENDERED = re.compile(r"\b(ladies|gentlem[ae]n|you guys|guys|dudes?|bro|lads?|sir|madam|ma['’]am)\b", re.IGNORECASE)
ASSUMED = re.compile(
    r"\byour (husband|wife|boyfriend|girlfriend|partner|spouse|kids|children|son|daughter|boss|colleagues)\b",
    re.IGNORECASE,
)
HOLIDAYS = re.compile(r"\b(christmas|easter|thanksgiving|halloween|fourth of july|new year's|high school|prom)\b", re.I)
PRESSURE = re.compile(
    r"\b(you ought to|you (?:really|just|simply) (?:have|need) to|no excuses|push yourself|force yourself|toughen"
    r"|shame on|pathetic|loser|pull yourself together|get over it|man up)\b",
    re.IGNORECASE,
)
STOCK = re.compile(
    r"\b(comfort zone|put yourself out there|be yourself|break the ice|ice[- ]breaker|you(?:['’]ve| have) got this"
    r"|baby steps|one day at a time|you(?:['’]re| are) not alone|self[- ]care|safe space|your journey"
    r"|at the end of the day|live your best|good vibes|reach out to someone|it['’]s okay to not be okay"
    r"|be kind to yourself|quality time|meaningful connections?|authentic self|level up|game[- ]changer"
    r"|elephant in the room)\b",
    re.IGNORECASE,
)
SHOPPING = re.compile(
    r"\b(buy|shop|shopping|order (?:a|an|some|in)|treat yourself to|chocolate|cake|biscuits?|sweets|snacks?|ice cream"
    r"|crisps|pastr(?:y|ies))\b",
    re.IGNORECASE,
)
VERDICT = re.compile(r"\b(wrong|incorrect|bad (?:answer|reply|line))\b", re.IGNORECASE)
#: A phrase of three or more words before the question word of the same sentence.
FRONTED = re.compile(
    r"(?:^|[.!?…]\s+)(?=[^,.!?…]*\s[^,.!?…]*\s[^,.!?…]*,)[^,.!?…]+,\s*(?:and |so )?"
    r"(?:what|how|why|where|who|which|when)\b",
    re.IGNORECASE,
)
SEEN_FROM = re.compile(r"\bseen from the\b", re.IGNORECASE)
#: Things that think, want or feel.
PERSONIFIED = re.compile(
    r"\b(?:the|this|that|your|my|our) (?:\w+ )?(?:kettle|fridge|printer|machine|lift|bus|train|tram|door|chair|bench"
    r"|fence|plants?|roses?|tomatoes|weather|rain|sun|wind|snow|clouds?|clock|phone|soup|bread|cake|cup|box|bag|shoes"
    r"|coat|hat|book|board|ball|car|bike|house|garden|room|corner|queue|street)"
    r" (?:wants?|thinks?|knows?|believes?|hates?|loves?|hopes?|decided|refuses?|remembers?"
    r"|(?:is|are|looks?|seems?|feels?) (?:proud|guilty|offended|sulking|smug|jealous|judging|lonely|shy|brave|sad))\b",
    re.IGNORECASE,
)
BRITISH_ONLY = re.compile(r"\b(rota|fringe|chemist|chuffed|knackered|cuppa)\b", re.IGNORECASE)
#: People and times of the past that not everyone has.
INVENTED = re.compile(
    r"\bmy (?:aunt|uncle|gran|granny|nan|grand(?:mother|father|ma|pa)|cousins?|sister|brother|mother|father|mum|dad"
    r"|dog|cat|boss|flatmate|landlord|wife|husband|partner|son|daughter|kids|children|teacher|neighbours?)\b"
    r"|\bI once\b",
    re.IGNORECASE,
)
#: Invitations to live through it again, or to guess what others think of one.
RELIVE = re.compile(
    r"\b(relive|go (?:back )?over it|replay|imagine what (?:they|he|she)|what (?:do|did|would|might) (?:they|he|she) "
    r"(?:think|say|tell) (?:of|about) you|the answer that (?:did not|didn['’]t) come)\b",
    re.IGNORECASE,
)
SORRY = re.compile(r"\bsorry\b", re.IGNORECASE)
THEIR_REACTION = re.compile(
    r"\b(they|he|she|someone|somebody|people|the other person) (say|says|said|smiles?|smiled|repl(?:y|ies|ied)"
    r"|answers?|answered|laughs?|laughed|agrees?|agreed|nods?|nodded)\b",
    re.IGNORECASE,
)
