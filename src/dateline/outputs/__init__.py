"""Outputs: one file for each thing that is published about a coverage; `paper.py` is their common stock."""
