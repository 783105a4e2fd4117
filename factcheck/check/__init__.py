"""Rules that contradict an article with itself, and the engine that runs them."""
