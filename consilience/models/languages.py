"""py3langid as LanguageIdentifier."""

from functools import cache

from py3langid.langid import MODEL_FILE
from py3langid.langid import LanguageIdentifier as Py3LangId

# The first characters of a text settle its language; more only cost time.
ENOUGH = 800


class LangId:
    """py3langid over its 97 languages, with normalised probabilities."""

    name = "py3langid"

    def __init__(self) -> None:
        self._identifier = Py3LangId.from_model_file(MODEL_FILE, norm_probs=True)

    def identify(self, text: str) -> tuple[str, float]:
        code, probability = self._identifier.classify(text[:ENOUGH])
        return str(code), float(probability)


@cache
def language_identifier() -> LangId:
    """The language identifier, loaded once a process."""
    return LangId()
