"""Trained models behind Protocols, loaded once, passed in.

The loaders stand in `models.spacy_models` and `models.languages`; importing this package loads nothing.
"""

from consilience.models.protocols import (
    Encoder,
    LanguageIdentifier,
    NamedSpan,
    ParsedText,
    Parser,
    Passage,
    SentenceSplitter,
)

__all__ = ["Encoder", "LanguageIdentifier", "NamedSpan", "ParsedText", "Parser", "Passage", "SentenceSplitter"]
