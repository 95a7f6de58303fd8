"""Which of n things belong together, as pairs of them are joined."""

from __future__ import annotations


class Groups:
    """Things 0 to n - 1 in groups; the first of a group stands for it."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def root(self, n: int) -> int:
        """The first thing of the group that n is in."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, one: int, two: int) -> None:
        """Make one group of the groups of both."""
        first, second = sorted((self.root(one), self.root(two)))
        self._parent[second] = first
