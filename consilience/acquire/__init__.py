"""Get the bytes and note where they came from: files, folders, URLs, standard input."""

from consilience.acquire.options import AcquireOptions
from consilience.acquire.stage import acquire

__all__ = ["AcquireOptions", "acquire"]
