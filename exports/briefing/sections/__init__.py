"""The sections of a briefing, by the kind of their block."""
