"""Files by address, each made when it is first asked for, and kept: a build asks for all of them,
a served site for the few that somebody looks at before the next change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

Make = Callable[[], bytes]


class Files(Mapping[str, bytes]):
    """Bytes by address; of what is given as a call, which addresses there are is known before."""

    def __init__(self, given: Iterable[tuple[str, Make | bytes]] = ()) -> None:
        self._files = dict(given)

    def __getitem__(self, address: str) -> bytes:
        content = self._files[address]
        if not isinstance(content, bytes):
            content = self._files[address] = content()
        return content

    def __contains__(self, address: object) -> bool:
        return address in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def makers(self) -> Iterator[tuple[str, Make]]:
        """Each file as a call, none of which is made by this."""
        for address in self._files:
            yield address, partial(self.__getitem__, address)
