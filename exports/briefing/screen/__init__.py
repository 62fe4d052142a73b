"""A briefing on a screen: one HTML file that presents, reads on a phone, prints, and needs no network."""
