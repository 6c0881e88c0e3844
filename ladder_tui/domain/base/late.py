"""A mapping that is made when it is first looked at: of a large whole, most starts look at a few parts."""

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Late(Mapping[str, T], Generic[T]):
    """`make` gives all of it, and is asked once. `size` is how much that is, where it is known before."""

    __slots__ = ("_made", "_make", "_size")

    def __init__(self, make: Callable[[], Mapping[str, T]], size: int | None = None) -> None:
        self._make: Callable[[], Mapping[str, T]] | None = make
        self._made: Mapping[str, T] = {}
        self._size = size

    def _all(self) -> Mapping[str, T]:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    def __getitem__(self, key: str) -> T:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all()) if self._make is None or self._size is None else self._size

    def __contains__(self, key: object) -> bool:
        return key in self._all()

    # What `Mapping` makes of the four above is slow, and whole mappings are walked through at every change.

    def get(self, key: str, default: Any = None) -> Any:
        """What stands under `key`, or `default`. Nothing has an empty name, and nothing is made to find that out."""
        return self._all().get(key, default) if key else default

    def keys(self) -> KeysView[str]:
        """The keys."""
        return self._all().keys()

    def values(self) -> ValuesView[T]:
        """What stands there."""
        return self._all().values()

    def items(self) -> ItemsView[str, T]:
        """Both."""
        return self._all().items()


class Parted(Late[T]):
    """The same, of which a part can be had by its name without making the rest.

    `make_part` gives None where there is no such part, or where it cannot be had.
    """

    __slots__ = ("_make_part", "_parts")

    def __init__(
        self,
        make: Callable[[], Mapping[str, T]],
        size: int | None,
        make_part: Callable[[str], Mapping[str, T] | None],
    ) -> None:
        super().__init__(make, size)
        self._make_part = make_part
        self._parts: dict[str, Mapping[str, T] | None] = {}

    def part(self, name: str) -> Mapping[str, T] | None:
        """That part; None where it cannot be had without the rest, or all of it is there already."""
        if self._make is None:
            return None
        if name not in self._parts:
            self._parts[name] = self._make_part(name)
        return self._parts[name]
