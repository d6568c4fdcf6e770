"""What a text tells of a number beside its bounds: who, when, where; else what holds for all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.curate.candidate import Candidate
from lib.curate.cleaning import Clean
from lib.curate.context import Context
from lib.curate.dates_told import published
from lib.curate.dating import Times, Told, goes_on
from lib.curate.heads import Head
from lib.curate.placing import area
from lib.curate.quantities import Quantity
from lib.curate.said import Telling
from lib.curate.sentences import Sentence
from lib.curate.table_entries import Entry
from lib.curate.vocabulary import Vocabulary
from lib.curate.who import who_says
from lib.words import bounds, curating

ABOUT = ("title", "url", "publication_date", "reported_by", "source", "speaker", "year")
BELOW = {"below", "above", "than", "against", "versus"}  # before another's figure
BELOW_WITHIN = 7  # tokens up to "estimate"
COPIED = ("title", "url", "publication_date", "reported_by")


class Teller:
    """Makes candidates of what was found in one text; `about` holds where the text is silent."""

    def __init__(self, cleaned: Clean, vocabulary: Vocabulary, about: Mapping[str, str]) -> None:
        self.cleaned = cleaned
        self.vocabulary = vocabulary
        self.about = {name: about.get(name, "") for name in ABOUT}
        self.about["publication_date"] = about.get("publication_date") or published(cleaned.text)

    def candidate(
        self,
        sentence: Sentence,
        quantity: Quantity,
        head: Head,
        group: str,
        told: Sequence[Telling],
        times: Times,
        context: Context,
    ) -> Candidate:
        """Give a candidate of prose."""
        source, speaker = self.who(sentence, who_says(sentence, quantity, told), quantity)
        if not (source or speaker):
            source, speaker = context.source, context.speaker
        when = self._when(sentence, quantity, times, context)
        place = area(sentence, quantity, times.counted, self.vocabulary) or context.area
        return self._made(
            sentence, quantity, max(head.end, quantity.end), group=group, counted=head.counted,
            area=place, year=when.year, reference_date=when.exact, source=source,
            speaker=speaker, hint=when.hint,
        )  # fmt: skip

    def of_entry(self, entry: Entry) -> Candidate:
        """Give a candidate of a table."""
        return self._made(
            entry.sentence, entry.quantity, entry.quantity.end, group=entry.group,
            counted=entry.kind, area=entry.area, year=entry.year or self._year,
            speaker=entry.speaker,
        )  # fmt: skip

    def who(
        self, sentence: Sentence, telling: Telling | None, quantity: Quantity | None = None
    ) -> tuple[str, str]:
        """Give source and speaker: the speaker stays blank where it only names the source."""
        if telling is None:
            return self.source(sentence, 0, self._own_end(sentence, quantity)), ""
        begin = sentence.tokens[telling.start].start - sentence.start
        last = sentence.tokens[min(telling.end, len(sentence.tokens)) - 1]
        source = self.source(sentence, begin, last.end - sentence.start)
        bare = telling.who.removeprefix("the ")
        figures = self.vocabulary.words("telling", "figures")
        known = bare in self.vocabulary.sources.stands_for or bare == source
        same = source and (known or bare.split()[-1] in figures)
        return source, "" if same else telling.who

    def _own_end(self, sentence: Sentence, quantity: Quantity | None) -> int:
        """Find where what is said of a number ends: "900, well below a UN estimate of 2,000"."""
        figures = self.vocabulary.words("telling", "figures")
        tokens = sentence.tokens[quantity.end :] if quantity else []
        for at, token in enumerate(tokens):
            near = {each.word for each in tokens[at : at + BELOW_WITHIN]}
            if token.word in BELOW and not near.isdisjoint(figures):
                return token.start - sentence.start
        return len(sentence.text)

    def source(self, sentence: Sentence, start: int, end: int) -> str:
        """Name the first source between two places that is no group that is only spoken of."""
        spoken_of = {
            sentence.tokens[mention.start].start - sentence.start
            for mention in sentence.mentions
            if sentence.word(mention.end) not in self.vocabulary.words("speakers", "after")
        }
        for match in self.vocabulary.sources.pattern.finditer(sentence.text, start, end):
            if match.start() not in spoken_of:
                return self.vocabulary.sources.meaning(match[0])
        return ""

    @property
    def _year(self) -> str:
        return self.about["year"] or self.about["publication_date"][:4]

    def _when(
        self, sentence: Sentence, quantity: Quantity, times: Times, context: Context
    ) -> Told:
        """Give a number's own time, else that of what it goes on with, its heading, the text."""
        published = self.about["publication_date"]
        found = times.of(quantity, published[:4] or self.about["year"])
        if found is None and context.leading.year and goes_on(sentence):
            found = context.leading
        if found is None:
            found = context.heading if context.heading.year else Told(self._year)
        # When it was said is not what it describes.
        return replace(found, exact="") if found.exact == published else found

    def _made(
        self, sentence: Sentence, quantity: Quantity, end: int, hint: str = "", **cells: str
    ) -> Candidate:
        begin, stop = sentence.tokens[quantity.start].start, sentence.tokens[end - 1].end
        cells |= {name: self.about[name] for name in COPIED}
        cells |= {name: cells.get(name) or self.about[name] for name in ("source", "speaker")}
        doubts = [_doubt(sentence, quantity), curating.hint(hint, cells["year"]) if hint else ""]
        return Candidate(
            start=self.cleaned.place(begin),
            end=self.cleaned.place(stop - 1) + 1,
            low=quantity.low,
            high=quantity.high,
            wording=_wording(sentence.printed(quantity.start, end)),
            source_type=self.vocabulary.source_types.get(cells["source"], ""),
            derivation=_derivation(sentence, quantity),
            value=quantity.value,
            error=quantity.error,
            confidence=quantity.confidence,
            doubt="; ".join(filter(None, doubts)),
            **cells,
        )


def _wording(printed: str) -> str:
    """Write the printed words on one line, without a quotation mark that has no other."""
    line = " ".join(printed.split())
    return line.replace('"', "") if line.count('"') % 2 else line


def _derivation(sentence: Sentence, quantity: Quantity) -> str:
    """Say what vague words were taken as."""
    if not quantity.taken:
        return ""
    number = sentence.tokens[quantity.taken[0]].number
    assert number
    printed = sentence.printed(quantity.taken[0], quantity.taken[0] + 1)
    taken = f"at least {number.low}" if number.open else f"{number.low}-{number.high}"
    return f"'{printed}' taken as {taken}"


def _doubt(sentence: Sentence, quantity: Quantity) -> str:
    """Say how a number was read that could be read otherwise."""
    if not quantity.unsure:
        return ""
    printed = " ".join(sentence.printed(quantity.start, quantity.end).split())
    return curating.read_as(printed, bounds(quantity.low, quantity.high))
