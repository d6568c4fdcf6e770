"""What is no count of a group's people: references, dates, money, fates, flows."""

import re
from itertools import pairwise

from lib.curate.nouns import Head
from lib.curate.quantities import YEARS, Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary
from lib.words import MONTHS

ATTACK_WITHIN = 4  # tokens after a noun in which an attack is looked for
EVERY = {"every", "each", "per"}
AGO = {"ago", "earlier", "before", "later", "or", "when"}
OTHERS = {"their", "its", "other", "some", "several"}
LISTED = {".", ")"}  # after the number of a paragraph
MONTH = re.compile(rf"({'|'.join(MONTHS)})([a-z]*)".lower())


def is_reference(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell money, percentages, days of a month, and the numbers of paragraphs and resolutions."""
    lists = vocabulary.lists["left_alone"]
    after = sentence.word(quantity.end)
    before, two = (sentence.word(quantity.start - back) for back in (1, 2))
    return (
        not sentence.pairs(quantity.start, 1).isdisjoint(lists["references"])
        or (before == "." and two in lists["references"])
        or not {before, two + before}.isdisjoint(lists["currency"])
        or (before == "[" and after == "]")
        or (quantity.start == 0 and after in LISTED)
        or after in (*lists["units"], *lists["currency"])
        or _is_date(sentence, quantity)
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
        return size(quantity) <= lists["largest"] and not (year and before_years & introduced)
    return lists["smallest"] <= size(quantity) <= lists["largest"] and not year


def size(quantity: Quantity) -> int:
    """Give the number by which a quantity is small or large."""
    return (quantity.high if quantity.low is None else quantity.low) or 0


def is_fate(sentence: Sentence, quantity: Quantity, head: Head, vocabulary: Vocabulary) -> bool:
    """Tell whether it is said what became of these people, or what they did on one day."""
    lists = vocabulary.lists["left_alone"]
    if sentence.word(quantity.start - 1) in lists["direct_fates"]:
        return True
    governing = {*lists["fates"], *lists["means"]}
    following, has = "", False
    for word in sentence.clause_before(quantity.start):
        adjective = word in lists["adjectives"] and following in vocabulary.kinds
        if not adjective and not governing.isdisjoint((word, f"{word} {following}")):
            return True
        if word in lists["not_across"]:
            has = True
            break
        following = word
    after = list(sentence.clause_after(head.end))
    if not has and sentence.word(head.end + len(after)) == "and":
        after += _with_others(sentence, head.end + len(after) + 1)
    near = after[:ATTACK_WITHIN]
    pairs = {" ".join(pair) for pair in pairwise(after)}
    return (
        not {*after, *pairs}.isdisjoint(lists["fates"])
        or not {*near, *map(" ".join, pairwise(near))}.isdisjoint(lists["attacks"])
        or _after_aside(sentence, head.end + len(after), vocabulary)
    )


def is_flow(sentence: Sentence, head: Head, vocabulary: Vocabulary) -> bool:
    """Tell "200 recruits a month", so many every while, from "200 a month ago"."""
    after = [sentence.word(head.end + each) for each in range(5)]
    said = " ".join(after)
    flows = vocabulary.lists["left_alone"]["flows"]
    every = [flow for flow in flows if flow.split()[0] in EVERY]
    return AGO.isdisjoint(after) and (
        any(said.startswith(flow) for flow in flows) or any(flow in said for flow in every)
    )


def _with_others(sentence: Sentence, at: int) -> list[str]:
    """Read on over "and" in "240 fighters and their relatives surrendered"."""
    more = sentence.word(at) in OTHERS or bool(sentence.word(at) and sentence.tokens[at].number)
    return list(sentence.clause_after(at)) if more else []


def _is_date(sentence: Sentence, quantity: Quantity) -> bool:
    around = [sentence.word(quantity.end)]
    around += [sentence.word(quantity.start - back) for back in (1, 2, 3)]
    days = max(quantity.low or 0, quantity.high or 0) <= 31
    return days and any(MONTH.fullmatch(word) for word in around)


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
