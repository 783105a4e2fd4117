"""Typed things found in a text, once, used by many rules."""
