"""The ledger's tables, in SQL that can be read, and the ordered list of its migrations.

The header (`entry`) is chained and never changes; the words stand beside it, so that a redaction can take
them while the chain still holds. Triggers refuse what is not an append on every connection, also
INSERT OR REPLACE; they guard against mistakes, the chain against tampering.
"""

from __future__ import annotations

SCHEMA_1 = """
CREATE TABLE story (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE entry (
  seq   INTEGER PRIMARY KEY,                        -- 1, 2, 3 ... without holes
  "at"  INTEGER NOT NULL,                           -- microseconds since 1970 UTC, never decreasing
  "by"  TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES story(id),
  kind  TEXT NOT NULL,                              -- the record's name
  about TEXT NOT NULL,                              -- records.subject: what two editors may conflict over
  sha   BLOB NOT NULL CHECK (length(sha) = 32),     -- SHA-256(salt, the words' bytes)
  hash  BLOB NOT NULL CHECK (length(hash) = 32)     -- see ledger/chain.py
) STRICT;
CREATE INDEX entry_story ON entry(story, seq);
CREATE INDEX entry_about ON entry(story, about, seq);
CREATE TABLE words (
  seq  INTEGER PRIMARY KEY REFERENCES entry(seq),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  fact TEXT NOT NULL
) STRICT;
CREATE TABLE redaction (
  target INTEGER PRIMARY KEY REFERENCES entry(seq),
  by_seq INTEGER NOT NULL REFERENCES entry(seq)
) STRICT;
CREATE TABLE batch (                                -- an append that is tried again is recognised by its key
  key   TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  last  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_next BEFORE INSERT ON entry
  WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM entry)
    OR NEW."at" < ifnull((SELECT "at" FROM entry WHERE seq = NEW.seq - 1), NEW."at")
  BEGIN SELECT RAISE(ABORT, 'entry: not the next seq, or a time before the last one'); END;
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER words_next BEFORE INSERT ON words
  WHEN NEW.seq IS NOT (SELECT max(seq) FROM entry) OR EXISTS (SELECT 1 FROM words WHERE seq = NEW.seq)
  BEGIN SELECT RAISE(ABORT, 'words: only for the newest entry, once'); END;
CREATE TRIGGER words_kept BEFORE UPDATE ON words
  BEGIN SELECT RAISE(ABORT, 'words are never edited'); END;
CREATE TRIGGER words_stay BEFORE DELETE ON words
  WHEN NOT EXISTS (SELECT 1 FROM redaction WHERE target = OLD.seq)
  BEGIN SELECT RAISE(ABORT, 'words go only by a redaction'); END;
CREATE TRIGGER redaction_kept BEFORE UPDATE ON redaction
  BEGIN SELECT RAISE(ABORT, 'a redaction is never edited'); END;
CREATE TRIGGER redaction_stays BEFORE DELETE ON redaction
  BEGIN SELECT RAISE(ABORT, 'a redaction is for good'); END;
CREATE TRIGGER story_kept BEFORE UPDATE ON story
  BEGIN SELECT RAISE(ABORT, 'a story keeps its slug'); END;
CREATE TRIGGER story_stays BEFORE DELETE ON story
  BEGIN SELECT RAISE(ABORT, 'a story stays'); END;
"""

# Order is important: add new migrations at the end. Each runs in its own transaction; user_version is
# the number of those that have run.
MIGRATIONS: tuple[str, ...] = (SCHEMA_1,)
