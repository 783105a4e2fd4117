"""The claim fact-checking workbench: an article in, a corrections report out."""

__version__ = "0.2.0"
