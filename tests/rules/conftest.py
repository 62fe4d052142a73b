"""How Hypothesis runs here."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no fault of the rules: no test fails for the time it takes. All else stays as it is, so that
# Hypothesis keeps its own settings for a build server.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")
