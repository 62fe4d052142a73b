"""A page that fails with words that must not reach a visitor."""

raise RuntimeError("secret of the page")
