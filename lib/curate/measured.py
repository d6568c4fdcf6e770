"""Is a measure or a price an estimate: "73.2 ± 1.3 km/s/Mpc", "58,000 to 65,000 pounds"."""

from lib.curate.asked import Asked
from lib.curate.heads import Head
from lib.curate.left_alone import size
from lib.curate.quantities import Quantity

OLD = ("years", "old")
SMALLEST_AGE = 1000  # of a thing; smaller ones are those of persons
LARGEST_PRICE = 10**6
PLACED = {"of", "at", "to", "in", "on", "by", "with", "and", ","}  # before a measure in passing
LONGEST_UNIT = 6  # tokens: "km/s/Mpc"


class Measured(Asked):
    """The questions that are asked of a number with a unit or a currency."""

    def _unit_behind(self, quantity: Quantity) -> tuple[str, int]:
        """Read the unit behind a number, "years old" too: its name and its end."""
        word, end = self.sentence.word, quantity.end
        if (word(end), word(end + 1)) == OLD:
            return "years old", end + 2
        return self._unit(end + 1) if word(end) == "-" else self._unit(end)

    def _measured(
        self, quantity: Quantity, unit: str, end: int, earlier: Head | None
    ) -> Head | None:
        """Read "10,935 metres": measured where it is told as an estimate."""
        if unit in self.vocabulary.words("measures", "shares"):
            return None
        if unit == "years old" and size(quantity) < SMALLEST_AGE:
            return None
        same = unit in {self.kind if self.known else "", earlier.counted if earlier else ""}
        says = self._last(quantity) in self.vocabulary.words("anything", "links") - PLACED
        topic = self.told or quantity.error is not None or self._topic(quantity, measured=True)
        told = (self._estimated(quantity) and topic) or same or (self.told and says)
        return Head(unit, end, unit) if told else None

    def _unit(self, at: int) -> tuple[str, int]:
        """Find the longest unit at a place: its name as printed and its end."""
        units = self.vocabulary.words("measures", "units")
        tokens = self.sentence.tokens
        for length in range(LONGEST_UNIT, 0, -1):
            if at + length > len(tokens):
                continue
            begin, end = tokens[at].start, tokens[at + length - 1].end
            printed = self.sentence.text[begin - self.sentence.start : end - self.sentence.start]
            if printed.lower() in units:
                return printed, at + length
        return "", at

    def _is_money(self, quantity: Quantity) -> bool:
        currency = self.vocabulary.words("left_alone", "currency")
        words = self.vocabulary.words("anything", "currency_words")
        around = {self._last(quantity), self.sentence.word(quantity.end)}
        first = self.sentence.tokens[quantity.start].word
        return bool(around & (currency | words)) or first in currency

    def _priced(self, quantity: Quantity) -> Head | None:
        prices = self.vocabulary.words("anything", "prices")
        spoken = any(token.word in prices for token in self.sentence.tokens)
        large = size(quantity) >= LARGEST_PRICE
        after = self.sentence.word(quantity.end)
        named = after in self.vocabulary.words("anything", "currency_words")
        kind = after if named else self._last(quantity)
        end = quantity.end + named
        told = self._estimated(quantity) or self.told or self.kind == kind
        return Head(kind, end, kind) if spoken and told and not large else None
