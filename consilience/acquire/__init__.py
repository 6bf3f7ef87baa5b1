"""Get the bytes and note where they came from: files, folders, URLs, feeds, web archives, standard input."""

from consilience.acquire.document import Document, Mark
from consilience.acquire.listing import Entry
from consilience.acquire.options import AcquireOptions
from consilience.acquire.stage import Place, acquire

__all__ = ["AcquireOptions", "Document", "Entry", "Mark", "Place", "acquire"]
