"""The front page: what editors put on it, what fills the rest, and what they do with it."""
