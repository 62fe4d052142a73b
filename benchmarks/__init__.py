"""What `make bench` measures: loading, search, reruns, first visits, the API. Nothing here is part of the record."""
