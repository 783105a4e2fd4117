"""The small windows over a screen; each gives back a value, or None when it was left with escape."""
