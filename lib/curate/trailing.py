"""A bound away from its number: "2,400 fighters at the very most", "at most, they have 900"."""

from collections.abc import Sequence
from dataclasses import replace

from lib.curate.heads import Head
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

PLACE = "{a} "


def with_bound_behind(
    sentence: Sentence, quantity: Quantity, head: Head, vocabulary: Vocabulary
) -> Quantity:
    """Give a single figure the bound behind its noun or ahead of all; any other stays as it is."""
    if quantity.form != "single" or quantity.low != quantity.high:
        return quantity
    forms = vocabulary.lists["forms"]
    at = head.end + (sentence.word(head.end) == ",")
    for kind in ("at most", "at least"):
        for form in forms[kind]:
            words = form.removeprefix(PLACE).split()
            # not 200,000 men, at least 60,000 of them; not 9,000, plus a further 4,000
            beyond = at + len(words)
            ends = not any(q.start <= beyond < q.end for q in sentence.quantities)
            behind = ends and head.end > quantity.end and _stand(sentence, at, words)
            # at most, the League has 2,400
            first = words[0] == "at" and sentence.word(len(words)) == ","
            if form.startswith(PLACE) and (behind or (first and _stand(sentence, 0, words))):
                high = quantity.high if kind == "at most" else None
                low = quantity.low if kind == "at least" else None
                return replace(quantity, low=low, high=high, form=kind)
    return quantity


def _stand(sentence: Sentence, at: int, words: Sequence[str]) -> bool:
    return all(sentence.word(at + each) == word for each, word in enumerate(words))
