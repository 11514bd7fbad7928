"""One YAML file as text: its plain data, and the place of every key and value. It knows nothing of measures."""

from poa_tracker.document.document import Document
from poa_tracker.document.fault import Fault
from poa_tracker.document.position import KeyPath, Position, Span
from poa_tracker.document.reader import MAX_BYTES, MAX_DEPTH, read

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Document", "Fault", "KeyPath", "Position", "Span", "read"]
