"""The optional parts of the installation that some formats need."""

from consilience.records import ConsilienceError


class MissingExtra(ConsilienceError):
    """A format whose library is not installed."""

    def __init__(self, format: str, extra: str) -> None:
        super().__init__(f'{format} needs another library. Install it with: pip install "consilience[{extra}]"')
