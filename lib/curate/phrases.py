"""The small words that begin, join and end the words for somebody."""

import re

LONGEST = 16  # tokens
ARTICLES = frozenset({"the", "a", "an"})
DETERMINERS = ARTICLES | {"its", "their", "his", "her", "our", "some", "most", "one", "another",
                          "two", "three", "this", "these", "several", "many"}  # fmt: skip
JOINS = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "by", "without", "among",
                   "near"})  # fmt: skip
LEADS = frozenset({"in", "on", "at", "after", "before", "as", "when", "while", "whereas", "though",
                   "although", "because", "since", "but", "and", "or", "yet", "so", "if", "than",
                   "that", "until", "during", "by", "now", "however", "meanwhile", "earlier",
                   "later", "where", "today", "yesterday", "not", "with", "for", "how", "why",
                   "what", "few"})  # fmt: skip
RELATIVE = frozenset({"that", "who", "which"})
CLAUSES = RELATIVE | {"while", "whereas", "when", "because", "although", "though", "but", "if",
                      "so", "yet", "and", "or", "how", "whom", "where"}  # fmt: skip
AUXILIARIES = frozenset({"had", "has", "have", "did", "does", "will", "would", "was", "were", "is",
                         "are", "likes", "seems", "continues"})  # fmt: skip
PARTICIPLES = frozenset({"published", "compiled", "conducted", "based", "quoted", "cited",
                         "released", "commissioned", "led", "seen", "carried", "given", "issued",
                         "obtained", "prepared", "provided",
                         "dated", "leaked", "collected", "gathered", "supplied"})  # fmt: skip
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "you", "this", "that", "there"})
HAS = frozenset({"has", "have", "had", "'ve"})
NOBODY = PRONOUNS | {"no", "their", "its", "our", "his", "her"}
PERIODS = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "hours"})
LONGEST_OWNER = 6  # tokens
STOPS = frozenset({
    "citing", "quoting", "based", "compiled", "that", "which", "who", "whom", "whose", "where",
    "when", "while", "whereas", "because", "published", "released", "issued", "dated", "seen",
    "obtained", "put", "has", "have", "had", "is", "are", "was", "were", "will", "would",
    "could", "may", "might", "there", "conducted", "carried", "and", "but", "or", "as",
    "numbers", "numbered", "over", "out", "about", "around", "between", "up", "down", "than"
})  # fmt: skip
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTH = re.compile(
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
TITLES = frozenset({"Dr", "Gen", "Mr", "Mrs", "Ms", "Prof", "Col", "Lt", "Maj", "Sen", "St", "U.N",
                    "U.S", "Rep", "Gov", "Capt", "Adm", "Jr", "Sr", "Brig", "Sgt",
                    "Amb"})  # fmt: skip
# Nouns that end as a participle does.
ACTS = frozenset({"briefing", "hearing", "filing", "finding", "meeting", "writing", "ruling",
                  "reading", "posting"})  # fmt: skip
TIMED = frozenset({"in", "on", "at", "by", "since", "during", "until"})
YEARS = range(1000, 2101)
