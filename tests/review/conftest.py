"""The desk of these tests: one analysed article in an open database."""

from tests.desk import analyse, empty, find, path, still, store

__all__ = ["analyse", "empty", "find", "path", "still", "store"]
