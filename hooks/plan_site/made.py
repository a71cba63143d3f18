"""Values by address, each made when it is asked for: a large site is never in memory whole."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

Value = TypeVar("Value")


class Made(Mapping[str, Value]):
    """Address → value, in the order given; made anew each time, and not kept.

    ValueError names an address that is given twice.
    """

    def __init__(self, makers: Iterable[tuple[str, Callable[[], Value]]]) -> None:
        self._makers: dict[str, Callable[[], Value]] = {}
        for address, maker in makers:
            if address in self._makers:
                raise ValueError(address)
            self._makers[address] = maker

    def __getitem__(self, address: str) -> Value:
        return self._makers[address]()

    def each(self) -> Iterator[tuple[str, Callable[[], Value]]]:
        """Every address, and how its value is made."""
        return ((address, partial(self.__getitem__, address)) for address in self._makers)

    def __contains__(self, address: object) -> bool:
        return address in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class Files(Made[bytes]):
    """Files by address; of those that were made before the digest is known without the bytes."""

    def __init__(self, makers: Iterable[tuple[str, Callable[[], bytes]]]) -> None:
        super().__init__(makers)
        self._digests: dict[str, str] = {}

    def __getitem__(self, address: str) -> bytes:
        content = super().__getitem__(address)
        self._digests[address] = hashlib.sha256(content).hexdigest()
        return content

    def digest(self, address: str) -> str:
        """The file's SHA-256, 64 hexadecimal digits."""
        if address not in self._digests:
            self[address]
        return self._digests[address]
