"""Prose read sentence by sentence: which numbers count, and what the next one goes on with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lib.curate.anything import Anything
from lib.curate.candidate import Candidate
from lib.curate.context import Context
from lib.curate.dating import Times, Told, times_of
from lib.curate.heads import Head, beside, counted, kind_before
from lib.curate.intervals import with_intervals
from lib.curate.introduced import speaks_of_band
from lib.curate.judging import Judge
from lib.curate.left_alone import is_year
from lib.curate.naming import Namer
from lib.curate.quantities import Quantity
from lib.curate.said import Telling
from lib.curate.sentences import Sentence, sentences
from lib.curate.speaking import tellings
from lib.curate.telling import Teller
from lib.curate.trailing import with_bound_behind
from lib.curate.vocabulary import Vocabulary

LONGEST_HEADING = 70  # characters
REMEMBERED = 3  # sentences for which a kind stays known
PLACES = {"countries", "provinces", "states", "regions", "districts", "cities"}
Heads = Sequence[tuple[Quantity, Head]]


class Reader:
    """Reads one text from its beginning to its end.

    `wanted` are places of the text whose numbers count, whatever the rules say.
    """

    def __init__(
        self,
        text: str,
        vocabulary: Vocabulary,
        teller: Teller,
        wanted: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.vocabulary = vocabulary
        self.teller = teller
        self.wanted = wanted
        self.read = [
            replace(each, quantities=with_intervals(each)) for each in sentences(text, vocabulary)
        ]
        self.namer = Namer(text, vocabulary)
        self.first = self.namer.first(self.read)
        self.narrow = bool(vocabulary.subject) and self._on_subject()

    def _on_subject(self) -> bool:
        """Tell whether anything of the vocabulary's subject stands in the text."""
        about = self.vocabulary.words("head", "about")
        known = (self.vocabulary.areas.pattern, self.vocabulary.sources.pattern)
        return any(
            each.mentions
            or any(token.word in about for token in each.tokens)
            or any(pattern.search(each.text) for pattern in known)
            for each in self.read
        )

    def _names_rebels(self, sentence: Sentence) -> bool:
        """Tell whether a group is named, or its people are by what nobody else's are called."""
        if sentence.mentions or not self.narrow:
            return bool(sentence.mentions)
        called = self.vocabulary.words("introduced", "people")
        spoken = any(token.word in called for token in sentence.tokens)
        return spoken or speaks_of_band(sentence.text, self.vocabulary)

    def candidates(self) -> Iterator[Candidate]:
        """Give the estimates of the text, in its order."""
        context = Context()
        for at, sentence in enumerate(self.read):
            context.named = context.named or any(map(self._names_rebels, self.read[at : at + 2]))
            if sentence.paragraph != context.paragraph:
                context.leading, context.area = Told(), ""
                context.paragraph = sentence.paragraph
            told = tellings(sentence, self.vocabulary)
            heads = [*self._heads(sentence, told, context)]
            times = times_of(sentence, [quantity for quantity, _ in heads], self.vocabulary)
            counted: list[str] = []
            areas: set[str] = set()
            for quantity, head in heads:
                before = (*context.groups, *counted)
                groups = self.namer.groups(sentence, quantity, head, before)
                counted += filter(None, groups)
                for group in groups or (self._first_named(sentence, at),):
                    made = self.teller.candidate(
                        sentence, quantity, head, group, told, times, context
                    )
                    areas.add(made.area)
                    yield replace(made, beside=beside(sentence, quantity, head, heads))
            context.area = areas.pop() if len(areas) == 1 else ""
            self._remember(sentence, heads, counted, times, told, context)

    def _first_named(self, sentence: Sentence, at: int) -> str:
        """Name the first group after a sentence that names none, unless it lists places."""
        listed = any(token.word in PLACES for token in sentence.tokens)
        return "" if listed or at + 1 >= len(self.first) else self.first[at + 1]

    def _heads(
        self, sentence: Sentence, told: Sequence[Telling], context: Context
    ) -> Iterator[tuple[Quantity, Head]]:
        """Give the numbers of a sentence that count, with what they count."""
        if self.narrow:
            tellers = frozenset(at for each in told for at in range(each.start, each.end))
            judge = Judge(sentence, self.vocabulary, context.known > 0, context.named, tellers)
        else:
            known = context.remembered > 0
            judge = Anything(sentence, self.vocabulary, known, context.kind, bool(told))
        earlier: Head | None = None
        for quantity in sentence.quantities:
            head = judge.head(quantity, earlier) or self._wanted_head(sentence, quantity)
            if head:
                if not head.counted:
                    kind = self._kind_before(sentence, quantity, earlier, context)
                    head = replace(head, counted=kind)
                earlier = head
                yield with_bound_behind(sentence, quantity, head, self.vocabulary), head

    def _wanted_head(self, sentence: Sentence, quantity: Quantity) -> Head | None:
        """Let a number count that the curator has chosen."""
        first, last = sentence.tokens[quantity.start], sentence.tokens[quantity.end - 1]
        begin, end = map(self.teller.cleaned.place, (first.start, last.end - 1))
        chosen = any(start <= end and begin < stop for start, stop in self.wanted)
        return Head("", quantity.end, bare=True) if chosen else None

    def _kind_before(
        self, sentence: Sentence, quantity: Quantity, earlier: Head | None, context: Context
    ) -> str:
        """Give the kind that a bare number counts: "the number of TTP fighters … 4,700"."""
        if named := kind_before(sentence, quantity, earlier, self.vocabulary):
            return named
        if earlier:
            return earlier.counted
        return context.asked if self.narrow else context.kind

    # ── What the next sentence goes on with ───────────────────────────────────────────────────

    def _remember(
        self,
        sentence: Sentence,
        heads: Heads,
        counted: Sequence[str],
        times: Times,
        told: Sequence[Telling],
        context: Context,
    ) -> None:
        if not sentence.text.rstrip().endswith("?"):
            context.known -= 1
        asks = 2 if self.narrow and self._asks_of_group(sentence, context) else 0
        context.known = max(context.known, 1 if heads else 0, asks)
        context.asked = self._kind_asked(sentence) if asks else ""
        asks_how_many = not self.narrow and not heads and self._asks_how_many(sentence)
        context.remembered = REMEMBERED if heads or asks_how_many else context.remembered - 1
        context.kind = heads[-1][1].counted if heads else "" if asks_how_many else context.kind
        context.groups = self.namer.focus(sentence, context.groups, counted)
        leading = times.leading()
        if leading or heads:
            context.leading = leading or Told()
        line = sentence.text.strip()
        if not heads and len(line) <= LONGEST_HEADING and line[-1:] not in (".", "!", "?", ""):
            context.heading = leading or context.heading
        if told or self.teller.source(sentence, 0, len(sentence.text)):
            last = told[-1] if told else None
            context.source, context.speaker = self.teller.who(sentence, last)

    def _asks_how_many(self, sentence: Sentence) -> bool:
        """Tell a question that the next sentences answer: "How many came?"."""
        asks = self.vocabulary.words("anything", "asks")
        length = len(sentence.tokens)
        return not asks.isdisjoint(sentence.pairs(length, length))

    def _kind_asked(self, sentence: Sentence) -> str:
        """Give the kind that is asked for: "How many members does the Front have?"."""
        nouns = (counted(sentence, at, self.vocabulary) for at in range(len(sentence.tokens)))
        return next((found[0] for found in nouns if found), "")

    def _asks_of_group(self, sentence: Sentence, context: Context) -> bool:
        """Tell whether a sentence without a number of its own asks how many of a group are."""
        asked = sentence.text.lower()
        named = bool(sentence.mentions or context.groups)
        counts = [each for each in sentence.quantities if not is_year(sentence, each)]
        asks = self.vocabulary.lists["bare"]["asks"]
        return named and not counts and any(question in asked for question in asks)
