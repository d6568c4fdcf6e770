"""What is no count of a group's people: references, dates, money, fates."""

from decimal import Decimal
from itertools import pairwise, takewhile

from lib.curate.heads import Head
from lib.curate.quantities import LAST_DAY, MONTH, YEARS, Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

ATTACK_WITHIN = 4  # tokens after a noun in which an attack is looked for
STANDING = {"against", "are", "is"}  # these are there, and attack nobody now
COMPARATIVES = {
    "higher",
    "lower",
    "larger",
    "smaller",
    "bigger",
    "more",
    "fewer",
    "less",
    "greater",
}
JOINING = {"the", "and", "(", ")"}  # between two names
OTHERS = {"their", "its", "other", "some", "several"}
LONGEST_BRACKET = 9  # tokens
# recruited from prisons; at the time of its leader's death; before his death
NO_FATE_BEHIND = ("recruited", "time", "before")
OWNERS = {"of", "from"}
BESIDE = {"as against", "compared with", "compared to", "opposed to"}
LISTED = {".", ")"}  # after the number of a paragraph
BETWEEN_DAYS = {".", ",", "and", "to", "-", "or", "the"}


def is_reference(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell days of a month, and the numbers of paragraphs and resolutions."""
    lists = vocabulary.lists["left_alone"]
    after = sentence.word(quantity.end)
    before, two = (sentence.word(quantity.start - back) for back in (1, 2))
    return (
        not sentence.pairs(quantity.start, 1).isdisjoint(lists["references"])
        or (before == "." and two in lists["references"])
        or (quantity.start == 0 and after in LISTED)
        or _is_date(sentence, quantity)
        or _is_cited_page(sentence, quantity)
    )


def _is_cited_page(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell the page of "(Petrova, “The Long War” 1022)"."""
    return sentence.word(quantity.end) == ")" and sentence.quote_before(quantity.start)


def is_difference(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell "1,000 higher than the previous estimate"."""
    after = sentence.word(quantity.end), sentence.word(quantity.end + 1)
    return after[0] in COMPARATIVES and after[1] == "than"


def is_measure(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell money, percentages and lengths."""
    lists = vocabulary.lists["left_alone"]
    after = sentence.word(quantity.end)
    before, two = (sentence.word(quantity.start - back) for back in (1, 2))
    currency = vocabulary.words("left_alone", "currency")
    return (
        not {before, two + before, after}.isdisjoint(currency)
        or sentence.tokens[quantity.start].word in currency
        or after in lists["units"]
    )


def is_plausible(
    sentence: Sentence, quantity: Quantity, head: Head, vocabulary: Vocabulary
) -> bool:
    """Tell whether a number can be a count: of a likely size and, without a noun, no year."""
    lists = vocabulary.lists["head"]
    year = is_year(sentence, quantity)
    if head.counted and not head.part:
        introduced = sentence.pairs(quantity.start, 1)
        before_years = vocabulary.words("left_alone", "before_years")
        return not (year and before_years & introduced)
    return lists["smallest"] <= size(quantity) <= lists["largest"] and not year


def size(quantity: Quantity) -> Decimal:
    """Give the number by which a quantity is small or large."""
    return (quantity.high if quantity.low is None else quantity.low) or Decimal(0)


def is_fate(sentence: Sentence, quantity: Quantity, head: Head, vocabulary: Vocabulary) -> bool:
    """Tell whether it is said what became of these people, or what they did on one day."""
    lists = vocabulary.lists["left_alone"]
    if sentence.word(quantity.start - 1) in lists["direct_fates"]:
        return True
    governing = {*lists["fates"], *lists["means"]}
    following, second, has = "", "", False
    for word in sentence.clause_before(quantity.start):
        noun = following in vocabulary.kinds or second in vocabulary.kinds  # trained TTP fighters
        adjective = word in lists["adjectives"] and noun
        if not adjective and not governing.isdisjoint((word, f"{word} {following}")):
            return True
        if word in lists["not_across"]:
            has = True
            break
        following, second = word, following
    behind = _behind_bracket(sentence, quantity, _behind_owners(sentence, head.end))
    after = list(sentence.clause_after(behind))
    end = behind + len(after)
    if not has and sentence.word(end) == "and":
        end = _over_others(sentence, end + 1)
        after = [token.word for token in sentence.tokens[behind:end]]
    for ends in NO_FATE_BEHIND:
        after = after[: after.index(ends)] if ends in after else after
    if has and after and after[0] in lists["adjectives"]:
        after = after[1:]  # it has 260 fighters trained in the mountains
    standing = has or sentence.word(quantity.start - 1) in STANDING
    near = [] if standing or head.noun == "strong" else after[:ATTACK_WITHIN]
    pairs = {" ".join(pair) for pair in pairwise(after)}
    return (
        not ({*after, *pairs} - {*lists["states"]}).isdisjoint(lists["fates"])
        or not {*near, *map(" ".join, pairwise(near))}.isdisjoint(lists["attacks"])
        or _after_aside(sentence, end, vocabulary)
    )


def is_beside_fate(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell "45 militants were killed, as against 98 militants the year before"."""
    fates = vocabulary.words("left_alone", "fates")
    met = any(token.word in fates for token in sentence.tokens[: quantity.start])
    return met and not BESIDE.isdisjoint(sentence.pairs(quantity.start, 1))


def _behind_bracket(sentence: Sentence, quantity: Quantity, at: int) -> int:
    """Step over brackets, or out of them: "hundreds (thousands, some say) fled"."""
    inside = "(" in (sentence.word(at), sentence.word(quantity.start - 1))
    closing = range(at, min(at + LONGEST_BRACKET, len(sentence.tokens)))
    end = next((each for each in closing if sentence.word(each) == ")"), -1) if inside else -1
    return end + 1 if end >= 0 else at


def _behind_owners(sentence: Sentence, at: int) -> int:
    """Step over "of the Front (F) and the League": what became of them stands behind."""
    ends = {mention.start: mention.end for mention in sentence.mentions}
    end = at
    place = at + 1 if sentence.word(at) in ("of", "from") else len(sentence.tokens)
    while place in ends or sentence.word(place) in JOINING:
        end = ends.get(place, end)
        place = ends.get(place, place + 1)
        end += place == end and sentence.word(end) == ")"
    return end


def _over_others(sentence: Sentence, at: int) -> int:
    """Go on over "and" in "240 fighters and 15 of the League surrendered", to its last word."""
    more = sentence.word(at) in OTHERS or bool(sentence.word(at) and sentence.tokens[at].number)
    if not more:
        return at
    noun = at + len(list(takewhile(lambda word: word not in OWNERS, sentence.clause_after(at))))
    behind = _behind_owners(sentence, noun)
    return behind + len(list(sentence.clause_after(behind)))


def _is_date(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell the days of "9 May", "Jan. 15" and "March 4 to 6"."""
    if max(quantity.low or 0, quantity.high or 0) > LAST_DAY:
        return False
    if MONTH.fullmatch(sentence.word(quantity.end)):
        return True
    for at in range(quantity.start - 1, max(-1, quantity.start - 4), -1):
        if MONTH.fullmatch(sentence.word(at)):
            return True
        number = sentence.tokens[at].number
        if not (number and number.high <= LAST_DAY) and sentence.word(at) not in BETWEEN_DAYS:
            return False
    return False


def is_year(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell a number printed as a year is."""
    printed = [t for t in sentence.tokens[quantity.start : quantity.end] if t.number]
    return quantity.form in ("single", "range") and all(
        t.end - t.start == 4 and t.number and int(t.number.low) in YEARS for t in printed
    )


def _after_aside(sentence: Sentence, at: int, vocabulary: Vocabulary) -> bool:
    """Tell "65 fighters, along with 51 women, surrendered": a fate behind what is put between."""
    if sentence.word(at) != ",":
        return False
    words = [token.word for token in sentence.tokens]
    end = next((each for each in range(at + 1, len(words)) if words[each] == ","), len(words))
    after, lists = words[end + 1 : end + 5], vocabulary.lists["left_alone"]
    if not after or after[0] not in (*lists["own_fates"], "were", "was", "have", "had"):
        return False
    return not set(after).isdisjoint(lists["fates"])
