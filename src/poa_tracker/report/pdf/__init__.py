"""The PDF report: the HTML one, laid out on paper by WeasyPrint, tagged for screen readers (PDF/UA-1)."""

from poa_tracker.report.pdf.make import Told, pdf

__all__ = ["Told", "pdf"]
