"""The newsroom: what happens at a desk. `room.py` opens it, `visits.py` reads sources, `acts.py` is what
an editor does, `publishing.py` draws what readers get."""

from dateline.newsroom.health import Health
from dateline.newsroom.room import Newsroom
from dateline.newsroom.visits import Visit

__all__ = ["Health", "Newsroom", "Visit"]
