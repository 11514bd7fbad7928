"""The PDF report: the HTML one, laid out on paper by WeasyPrint, tagged for screen readers (PDF/UA-1)."""

from poa_tracker.report.pdf.make import ShowPage, pdf

__all__ = ["ShowPage", "pdf"]
