"""How the network's weights are made: `make model`. Not needed to run Dateline."""
