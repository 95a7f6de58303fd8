"""Reading: one small room for each thing that can be read out of a text; `rules.py` walks through them."""
