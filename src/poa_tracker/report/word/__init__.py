"""The Word report: the HTML one made again in Word's own headings, lists and tables."""

from poa_tracker.report.word.make import docx

__all__ = ["docx"]
