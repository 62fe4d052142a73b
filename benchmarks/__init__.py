"""What `make bench` measures: loading, a rerun of the first page, a first visit. Nothing here is part of the record."""
