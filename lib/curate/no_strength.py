"""People who are counted and are no strength: planned, joined in some time, inhabitants."""

from itertools import islice

from lib.curate.heads import Head
from lib.curate.phrases import HAS
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

EVERY = {"every", "each", "per"}
AGO = {"ago", "earlier", "before", "later", "or", "when"}
NEEDED = {"needed", "required"}
NEEDED_WITHIN = 4  # tokens


def is_planned(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell "each cell should have 30 fighters" and "a force of 2,000 would be needed"."""
    near = list(sentence.clause_before(quantity.start))[::-1]
    said = f" {' '.join(near)} "
    words = [token.word for token in sentence.tokens]
    unreal = words[0] in ("had", "if") and "had" in words[: quantity.start]
    if unreal and "would" in words[quantity.end :]:
        return True  # had it really had 150,000 fighters, the town would have fallen
    after = islice(sentence.clause_after(quantity.end), NEEDED_WITHIN)
    if not NEEDED.isdisjoint(after):
        return True
    return any(f" {plan} " in said for plan in vocabulary.lists["left_alone"]["plans"])


def is_dwelling(sentence: Sentence, head: Head, vocabulary: Vocabulary) -> bool:
    """Tell "250,000 Chechens remain in their homeland", inhabitants and no fighters."""
    lists = vocabulary.lists["head"]
    if head.noun not in {*lists["people"], *lists["peoples"]}:
        return False
    dwelling = vocabulary.words("left_alone", "dwelling")
    return not dwelling.isdisjoint(sentence.clause_after(head.end))


def is_recruited(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell "that year it recruited 400 men", who joined in some time; "has recruited" has them."""
    words = vocabulary.words("left_alone", "recruits")
    before, two = (sentence.word(quantity.start - back) for back in (1, 2))
    return before in words and two not in HAS


def is_flow(sentence: Sentence, head: Head, vocabulary: Vocabulary) -> bool:
    """Tell "200 recruits a month", so many every while, from "200 a month ago"."""
    after = [sentence.word(head.end + each) for each in range(5)]
    said = " ".join(after)
    flows = vocabulary.lists["left_alone"]["flows"]
    every = [flow for flow in flows if flow.split()[0] in EVERY]
    return AGO.isdisjoint(after) and (
        any(said.startswith(flow) for flow in flows) or any(flow in said for flow in every)
    )
