"""The sample coverage: the loss of the Titanic as it was reported, replayed through the real house."""
