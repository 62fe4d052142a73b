"""The record for programs: tables, sums and files by address, with the filter of the pages."""
