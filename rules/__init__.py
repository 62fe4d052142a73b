"""The record's own rules for one case: how it is counted and what became of its people.

Plain values in, plain values out: no frames, no files, no languages. ``loaders`` checks by them and ``analysis``
counts by them, so they lie below both.
"""
