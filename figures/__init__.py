"""What one sees: small prepared frames and translated words in, pictures out. Nothing here counts."""
