from __future__ import annotations

from starlette.routing import BaseRoute

from dateline.newsroom import Newsroom
from dateline.web.desk.keys import Keys


def desk_routes(room: Newsroom, keys: Keys) -> list[BaseRoute]:
    return []
