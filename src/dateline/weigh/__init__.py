"""Weighing: pure functions that lay claims beside each other and suggest how they stand."""
