"""The claim fact-checking workbench: an article in, a corrections report out."""

__version__ = "0.1.0"
