"""A bound that stands behind the noun: "2,400 fighters at the very most"."""

from dataclasses import replace

from lib.curate.heads import Head
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

PLACE = "{a} "


def with_bound_behind(
    sentence: Sentence, quantity: Quantity, head: Head, vocabulary: Vocabulary
) -> Quantity:
    """Give a single figure the bound that follows its noun; any other stays as it is."""
    if quantity.form != "single" or quantity.low != quantity.high or head.end <= quantity.end:
        return quantity
    forms = vocabulary.lists["forms"]
    at = head.end + (sentence.word(head.end) == ",")
    for kind in ("at most", "at least"):
        for form in forms[kind]:
            words = form.removeprefix(PLACE).split()
            if sentence.word(at + len(words)) and sentence.tokens[at + len(words)].number:
                continue  # 200,000 men, at least 60,000 of them
            if form.startswith(PLACE) and all(
                sentence.word(at + each) == word for each, word in enumerate(words)
            ):
                high = quantity.high if kind == "at most" else None
                low = quantity.low if kind == "at least" else None
                return replace(quantity, low=low, high=high, form=kind)
    return quantity
