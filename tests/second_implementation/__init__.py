"""The public figures a second time: plain Python from the raw CSV files.

Written from the counting rules alone, sharing no code with `loaders` or `analysis`: where the two disagree,
one of them has misread a rule.
"""
