"""How the tagger's weights are made: `make model`. Not needed to run Dateline."""
