"""The scorers that come with the benchmark data: one script a task, loaded by path."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


class Scorers:
    """The scoring scripts of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, name: str) -> ModuleType:
        """The module `<folder>/<name>.py`."""
        path = self._folder / f"{name}.py"
        spec = importlib.util.spec_from_file_location(f"scorer_{name}", path)
        if spec is None or spec.loader is None or not path.exists():
            raise FileNotFoundError(f"no scorer at {path}; name the folder with --score")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module
