"""Ways of carrying out the tasks of a run: in this process, in several, on several machines."""

from consilience.pipeline.engines.choice import ENGINES, engine
from consilience.pipeline.engines.protocol import Engine, Lost

__all__ = ["ENGINES", "Engine", "Lost", "engine"]
