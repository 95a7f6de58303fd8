"""`make bench`: every benchmark that needs no outside data, one after the other."""

from __future__ import annotations

from bench import append, reading, tell

if __name__ == "__main__":
    for bench in (append, tell, reading):
        bench.main()
