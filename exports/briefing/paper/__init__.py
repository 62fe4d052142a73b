"""A briefing on paper: PDF that is tagged and accessible (PDF/UA-1), and its pages as pictures."""
