"""The quarterly report: sections turn a view of the plan into plain rows, templates lay the rows out.

To add a section: `report/sections/`. To change how it looks: `report/templates/`, or a plan's own `templates/`.
"""

from poa_tracker.report.context import ReportContext
from poa_tracker.report.each_agency import EachAgency
from poa_tracker.report.provenance import Revision, find_revision
from poa_tracker.report.publish import publish
from poa_tracker.report.render import LAYOUTS, list_parts, list_templates, render
from poa_tracker.report.view import ReportView
from poa_tracker.vocabulary import Audience, ReportFormat

__all__ = [
    "LAYOUTS",
    "Audience",
    "EachAgency",
    "ReportContext",
    "ReportFormat",
    "ReportView",
    "Revision",
    "find_revision",
    "list_parts",
    "list_templates",
    "publish",
    "render",
]
