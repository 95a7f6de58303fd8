"""The dateline: a whole coverage as one horizontal strip of time, in numbers for the template.

Every place on it is a share of the width in percent, so that it fits a phone and a wall, and its
letters stay the size they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from dateline.hooks import Site
from dateline.outputs.times import Times
from dateline.outputs.views import Shown
from dateline.records import record

STEPS = tuple(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48, 168, 336, 730, 2190, 8766))
BARS = 110  # at most
LABELS = 9  # at most
WIDEST = 1.4  # percent: an hour of a short coverage is no wall


@record
class Bar:
    x: float
    width: float
    height: float
    posts: int
    later: bool = False


@record
class Tick:
    x: float
    label: str = ""
    minor: bool = False  # left out on a phone
    anchor: str = "start"


@record
class Strip:
    """What the strip shows, from `begin` to `end`; `now` is where the shown moment stands."""

    begin: datetime
    end: datetime
    step: timedelta
    bars: tuple[Bar, ...]
    days: tuple[Tick, ...]
    keys: tuple[float, ...]
    corrections: tuple[float, ...]
    key_count: int
    correction_count: int
    now: Tick
    posts: int


def strip(posts: Sequence[Shown], times: Times, site: Site, at: datetime | None) -> Strip | None:
    """The strip for `posts`; None before there is anything to show. `at` is the last change."""
    if not posts or at is None:
        return None
    begin = posts[-1].first.at.replace(minute=0, second=0, microsecond=0)
    shown_to = site.as_of or max(at, posts[0].first.at)
    end = max(site.latest or shown_to, shown_to) + timedelta(minutes=30)
    step = next((step for step in STEPS if (end - begin) / step <= BARS), (end - begin) / BARS)
    whole = end - begin
    counts = Counter((post.first.at - begin) // step for post in posts)
    most = max(counts.values())

    def x(moment: datetime) -> float:
        return round(100 * min(1.0, max(0.0, (moment - begin) / whole)), 2)

    width = 100 * (step / whole)
    bars = tuple(_bar(n, number, width, 26 / most) for n, number in sorted(counts.items()))
    now = x(shown_to)
    anchor = "start" if now < 12 else "end"
    return Strip(
        begin=begin,
        end=end,
        step=step,
        bars=bars,
        days=_days(begin, end, now, times, x),
        keys=_apart(x(post.first.at) for post in posts if post.key),
        corrections=_apart(x(c.at) for post in posts for c in post.changes if c.kind != "update"),
        key_count=sum(post.key for post in posts),
        correction_count=sum(c.kind != "update" for post in posts for c in post.changes),
        now=Tick(x=now, label=times.clock(shown_to), anchor=anchor),
        posts=len(posts),
    )


def _apart(places: Iterable[float]) -> tuple[float, ...]:
    """Places that can be told apart, each once: a thousand at most, however long the coverage."""
    return tuple(dict.fromkeys(round(place, 1) for place in places))


def _bar(n: int, posts: int, width: float, scale: float) -> Bar:
    """The bar of the n-th step: in its middle where the step is wide, and never past the end."""
    drawn = min(width * 0.86, WIDEST)
    x = min(n * width + (width * 0.86 - drawn) / 2, 100 - drawn)
    return Bar(x=round(x, 2), width=round(drawn, 2), height=round(4 + scale * posts, 1), posts=posts)


def _days(
    begin: datetime, end: datetime, now: float, times: Times, x: Callable[[datetime], float]
) -> tuple[Tick, ...]:
    """Where days begin in the coverage's zone: few enough to be read, none under the word "now"."""
    first, last = times.on(begin), times.on(end)
    years = (last - first).days > 366
    ticks: list[Tick] = []
    for n, on in enumerate(_months(first, last) if years else _dates(first, last)):
        midnight = datetime(on.year, on.month, on.day, tzinfo=times.zone)
        at = 0.0 if n == 0 else x(midnight)
        if ticks and at - ticks[-1].x < 7:
            ticks.pop()
        label = "" if (-1 < now - at < 15 if now > 12 else at - now < 12) else _label(times, on, years)
        narrow = n % 2 == 1 or 0 < now - at < 30  # on a phone the word "now" needs a third of the width
        ticks.append(Tick(x=at, label=label, minor=narrow))
    return tuple(ticks)


def _label(times: Times, on: date, years: bool) -> str:
    """As "18 Apr"; where there are years, "Apr 1912"."""
    short = times.day(on, short=True)
    return f"{short.partition(' ')[2]} {on.year}" if years else short


def _dates(first: date, last: date) -> Iterator[date]:
    """Days as far apart as they must be to be read."""
    stride = max(1, -(-(last - first).days // LABELS))
    for n in range(0, (last - first).days + 1, stride):
        yield first + timedelta(days=n)


def _months(first: date, last: date) -> Iterator[date]:
    """The day of beginning, then first days of months, as far apart as they must be."""
    yield first
    begin, whole = first.year * 12 + first.month, (last - first).days / 30
    for month in range(begin, last.year * 12 + last.month, max(1, -(-int(whole) // LABELS))):
        yield date(month // 12, month % 12 + 1, 1)
