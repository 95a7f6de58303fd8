"""The sample coverage: the loss of the Titanic, replayed as it was reported. See docs/sample-coverage.md."""
