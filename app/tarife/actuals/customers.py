"""Who the customers of a log are: a code for each spelling, and which are one person."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.rows import Numbering, id_text
from tarife.rates.markets.phones import person_of
from tarife.terms.problems import Problem

NOBODY: Final = -1


class Customer(NamedTuple):
    """Who a customer of a log is.

    Attributes:
        person: One spelling of the number or id, the same for all spellings of one person.
        country: Its country, or an empty text.
        is_sure: Whether the number says its country: it has a plus sign.
        problem: What is wrong with the number, if anything.
    """

    person: str
    country: str
    is_sure: bool
    problem: Problem | None = None


def customer_of(text: str, home_country: str = "") -> Customer:
    """Read who a customer is, by a number however spelt, a user id, or an id of any kind.

    Args:
        text: What is written.
        home_country: Whose numbers may lack their calling code; empty for none.
    """
    person = person_of(text, home_country)
    if isinstance(person, Problem):
        return Customer(text, "", is_sure=False, problem=person if text[:1] == "+" else None)
    return Customer(person.identity, person.country, is_sure=not person.is_bare)


class Customers:
    """Numbers the customers of a log by their spellings, and knows which are one person.

    Attributes:
        spellings: The customers as the log spells them, by their codes.
    """

    def __init__(self, home_country: str = "") -> None:
        """Take the country whose numbers may lack their calling code; empty for none."""
        self.spellings: list[str] = []
        self._home_country = home_country
        self._code_of: dict[Any, int] = {}
        self._origins: Numbering[tuple[str, bool, Problem | None]] = Numbering()
        self._origin = array("i")
        self._person = array("i")
        self._joined: dict[int, int] = {}
        """For each person who turned out to be another one: an earlier one of the two."""

    def __getitem__(self, code: int | np.int32) -> Customer:
        return customer_of(self.spellings[int(code)], self._home_country)

    @property
    def people(self) -> NDArray[np.int32]:
        """The person of each customer, one for all ids that the log says are one."""
        return np.fromiter(map(self._root, self._person), dtype=np.int32)

    @property
    def origins(self) -> NDArray[np.int32]:
        """Numbers customers alike of whom the same is known of where they are."""
        return np.frombuffer(self._origin, dtype=np.int32)

    def identity(self, spelt: Any) -> str:
        """Give one spelling of a number or id, the same for all of its spellings."""
        return customer_of(id_text(spelt), self._home_country).person

    def codes_of(self, spelt: Sequence[Any]) -> NDArray[np.int32]:
        """Number customers as they are spelt, `NOBODY` where nothing is."""
        known = self._code_of
        try:
            codes = [known.get(one, NOBODY) for one in spelt]
        except TypeError:  # a list or an object is no name, and cannot be looked up
            spelt = [one if isinstance(one, str | int) else None for one in spelt]
            codes = [known.get(one, NOBODY) for one in spelt]
        if NOBODY in codes:
            codes = [
                self._code(one) if code == NOBODY else code
                for one, code in zip(spelt, codes, strict=True)
            ]
        return np.array(codes, dtype=np.int32)

    def join_all(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take note of ids two of which are one person each."""
        for pair in pairs:
            first, second = (self._root(self._person[self._code(one)]) for one in pair)
            if first != second:
                self._joined[max(first, second)] = min(first, second)

    def _code(self, spelt: Any) -> int:
        text = id_text(spelt)
        if not text:
            return NOBODY
        code = self._code_of.get(text)
        if code is None:
            customer = customer_of(text, self._home_country)
            code = self._code_of[text] = len(self.spellings)
            self.spellings.append(text)
            origin = customer.country, customer.is_sure, customer.problem
            self._origin.append(self._origins[origin])
            self._person.append(code)
            if customer.person != text:
                self._person[code] = self._person[self._code(customer.person)]
        if spelt != text:
            self._code_of[spelt] = code
        return code

    def _root(self, person: int) -> int:
        """Follow a chain of ids to its first, and shorten it for whoever asks next."""
        joined = self._joined
        while (earlier := joined.get(person)) is not None:
            joined[person] = joined.get(earlier, earlier)
            person = earlier
        return person
