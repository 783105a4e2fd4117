"""What leaves the house: one file a format."""

from factcheck.report.export import FORMATS, export, write_whole

__all__ = ["FORMATS", "export", "write_whole"]
