"""Values by address, each made when it is asked for: a large site is never in memory whole."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

Value = TypeVar("Value")
Maker = tuple[str, Callable[[], Value]]
"""An address, and what makes its value."""


class Made(Mapping[str, Value]):
    """Address → value, in the order given; made anew each time, and not kept.

    ValueError names an address that is given twice.
    """

    def __init__(self, makers: Iterable[Maker[Value]]) -> None:
        self._makers: dict[str, Callable[[], Value]] = {}
        for address, maker in makers:
            if address in self._makers:
                raise ValueError(address)
            self._makers[address] = maker

    def __getitem__(self, address: str) -> Value:
        return self._makers[address]()

    def each(self) -> Iterator[Maker[Value]]:
        """Every address, and how its value is made."""
        return ((address, partial(self.__getitem__, address)) for address in self._makers)

    def __contains__(self, address: object) -> bool:
        return address in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is known of a file without its bytes: how many there are, and their SHA-256 as 64
    hexadecimal digits."""

    size: int
    digest: str


class Files(Made[bytes]):
    """Files by address; of those that were made before the facts are known without the bytes."""

    def __init__(self, makers: Iterable[Maker[bytes]]) -> None:
        super().__init__(makers)
        self._facts: dict[str, Facts] = {}

    def __getitem__(self, address: str) -> bytes:
        content = super().__getitem__(address)
        digest = hashlib.sha256(content).hexdigest()
        self._facts[address] = Facts(size=len(content), digest=digest)
        return content

    def facts(self, address: str) -> Facts:
        """Of a file that was not made yet they are found by making it."""
        if address not in self._facts:
            self[address]
        return self._facts[address]
