"""A number that is joined to its noun: "a 2,000-strong force", "the 8,000-member Front"."""

from itertools import islice

from lib.curate.heads import Head, named_at
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

WHOSE_WITHIN = 3  # words after "6,000-strong"


def compound(sentence: Sentence, at: int, vocabulary: Vocabulary) -> Head | None:
    """Read on after "2,000-" and "8,000-"; None where those are no group's people."""
    word = sentence.word
    kind = vocabulary.lists["compounds"].get(word(at), "")
    named = named_at(sentence, at + 1)
    bodily = word(at + 1) in vocabulary.words("head", "bodies")  # not a 15-member council
    made_up = word(at) == "strong" or bodily or named is not None
    if not (kind and made_up) or (named is None and of_a_state(sentence, at + 1, vocabulary)):
        return None
    return Head(kind, at + 1, "strong", named)


def of_a_state(sentence: Sentence, at: int, vocabulary: Vocabulary) -> bool:
    """Tell "the 6,000-strong French garrison" from "a 900-strong Kurdish militia"."""
    after = set(islice(sentence.clause_after(at), WHOSE_WITHIN))
    states = vocabulary.words("head", "of_states") | vocabulary.peoples.keys()
    armed = vocabulary.words("introduced", "arms") | {"militia", "insurgency"}
    return not after.isdisjoint(states) and after.isdisjoint(armed)
