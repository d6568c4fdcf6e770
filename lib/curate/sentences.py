"""Text → sentences with their tokens, number phrases and the groups that they name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.curate.lines import paragraphs
from lib.curate.quantities import Quantity, quantities
from lib.curate.tokens import QUOTES, Token, tokens
from lib.curate.vocabulary import Vocabulary

ABBREVIATIONS = (
    "Gen", "Lt", "Col", "Maj", "Brig", "Capt", "Sgt", "Adm", "Sen", "Rep", "Gov", "Mr", "Mrs",
    "Ms", "Dr", "Prof", "St", "No", "Nos", "vs", "e.g", "i.e", "para", "paras", "approx", "Jan",
    "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "U.S", "U.N",
    "U.K", "Inc", "Fig", "Vol", "ca", "c", "al", "Amb", "Pvt", "Hon", "Ret", "Dept",
)  # fmt: skip
WINDOW = 9  # tokens before and after a number that belong to it
CLAUSE_ENDS = {",", ";", ":", "(", ")", ".", "—", "while", "but", "whereas", "although", "though",
               "when"}  # fmt: skip
NEW_SUBJECT = {"and", "he", "she", "it", "we", "i", "after", "following", "because", "due",
               "owing", "despite", "amid", "thanks"}  # fmt: skip
LONGEST = 1_000  # characters of a sentence
_NOT_AFTER = "".join(rf"(?<!\b{re.escape(each)}\.)" for each in ABBREVIATIONS)
ENDING = re.compile(
    rf"(?:\.(?<!\s[A-Z]\.)(?<!\.[A-Z]\.){_NOT_AFTER}|[!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9•\u00c0-\uffff-])"
)


BLANK = re.compile(r"\s")


@dataclass(frozen=True)
class Mention:
    """A group's name in a sentence, from token `start` up to `end`; blank group: shared name."""

    start: int
    end: int
    group: str
    name: str


@dataclass(frozen=True)
class Sentence:
    """One sentence; token places count characters of the whole text."""

    text: str
    start: int
    tokens: list[Token]
    quantities: list[Quantity]
    mentions: list[Mention]
    paragraph: int = 0

    def word(self, at: int) -> str:
        """Give a token's word, blank beyond the sentence."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def printed(self, start: int, end: int) -> str:
        """Give tokens as they are printed."""
        begin, stop = self.tokens[start].start, self.tokens[end - 1].end
        return self.text[begin - self.start : stop - self.start]

    def quote_before(self, at: int) -> bool:
        """Tell whether a quotation mark stands right before a token; no apostrophe: "rebels’"."""
        end = self.tokens[at - 1].end if at else self.start
        between = self.text[end - self.start : self.tokens[at].start - self.start]
        return not QUOTES.isdisjoint(between)

    def pairs(self, at: int, words: int) -> set[str]:
        """Give each of some words before a place, alone and with the one before it."""
        found = set()
        for each in range(at - words, at):
            found |= {self.word(each), f"{self.word(each - 1)} {self.word(each)}"}
        return found

    def clause_before(self, at: int) -> Iterator[str]:
        """Give the words before a place, the nearest first, up to the end of the clause."""
        for token in reversed(self.tokens[max(0, at - WINDOW) : at]):
            if token.word in CLAUSE_ENDS:
                return
            yield token.word

    def clause_after(self, at: int) -> Iterator[str]:
        """Give the words after a place up to the clause's end; ", or PKK," does not end it."""
        last = min(at + WINDOW, len(self.tokens))
        while at < last:
            if self.word(at) == "," and self.word(at + 1) == "or":
                commas = (each for each in range(at + 1, last) if self.word(each) == ",")
                at = next(commas, last) + 1
                last = min(at + WINDOW, len(self.tokens))
                continue
            if self.word(at) in CLAUSE_ENDS or self.word(at) in NEW_SUBJECT:
                return
            if self.word(at) == "as" and self.word(at + 2) in ("result", "consequence"):
                return
            yield self.word(at)
            at += 1


def sentences(text: str, vocabulary: Vocabulary) -> list[Sentence]:
    """Read a text sentence by sentence."""
    return [
        read_sentence(text[start:end], start, vocabulary, number)
        for number, paragraph in enumerate(paragraphs(text))
        for start, end in _spans(text, *paragraph)
    ]


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places where the sentences of a paragraph start and end."""
    at = start
    for match in ENDING.finditer(text, start, end):
        yield from _pieces(text, at, match.end())
        at = match.end()
    if text[at:end].strip():
        yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long to be a sentence at a blank, so that no text takes for ever."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def read_sentence(inside: str, start: int, vocabulary: Vocabulary, paragraph: int = 0) -> Sentence:
    """Read one sentence that starts at a place of the text."""
    inside = BLANK.sub(" ", inside)
    found = [
        Token(t.word, t.start + start, t.end + start, t.number) for t in tokens(inside, vocabulary)
    ]
    return Sentence(
        text=inside,
        start=start,
        tokens=found,
        quantities=quantities(found, vocabulary),
        mentions=list(_mentions(inside, start, found, vocabulary)),
        paragraph=paragraph,
    )


def _mentions(
    text: str, start: int, found: Sequence[Token], vocabulary: Vocabulary
) -> Iterator[Mention]:
    for match in vocabulary.groups.pattern.finditer(text):
        first, last = match.start() + start, match.end() + start
        inside = [at for at, t in enumerate(found) if t.start < last and t.end > first]
        if inside:
            group = vocabulary.groups.meaning(match[0])
            yield Mention(inside[0], inside[-1] + 1, group, match[0])
