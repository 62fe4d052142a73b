"""A briefing as slides (PPTX) that can be edited: real charts, real tables, and notes for the speaker."""
