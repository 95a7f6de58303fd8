"""Where documents come from: the rooms `feed`, `page`, `liveblog` and `file`, each of which is found by
name and knows none of the others, and the stock that they share (how bytes become text, a tree, an
article, posts, entries)."""
