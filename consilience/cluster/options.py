"""What a caller may choose of the grouping."""

from consilience.records import Record


class ClusterOptions(Record, frozen=True, kw_only=True):
    """`window` articles are placed anew every `round`; a story that rests for `idle_days` or for so many articles that
    come after it takes nothing more. All four only matter for more articles than a window holds.

    B-cubed F1 of the headlines and of ECB+ train with windows of 1,000: .866, .912; 500: .876, .912; 300: .873, .903.
    """

    round: int = 250
    window: int = 500
    idle_days: int = 45
    idle_articles: int = 50_000


DEFAULTS = ClusterOptions()
