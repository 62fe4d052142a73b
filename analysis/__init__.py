"""Counting: pure functions from a Dataset and a CaseFilter to small frames and totals. No files, no drawing."""
