"""Small frames → files. What a file holds is decided in ``analysis``; here it only gets its form."""
