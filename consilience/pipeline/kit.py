"""What a run needs beside its input: options and trained models."""

from dataclasses import dataclass, field

from consilience.models import LanguageIdentifier, Parser, SentenceSplitter
from consilience.pipeline.options import Options


@dataclass(frozen=True)
class Kit:
    """Options with the models that the stages are handed."""

    parser: Parser
    splitter: SentenceSplitter
    language: LanguageIdentifier
    options: Options = field(default_factory=Options)

    def recipe(self) -> tuple[tuple[str, str], ...]:
        """The names and versions of the models, for the account."""
        return (
            ("parser", self.parser.name),
            ("sentence splitter", self.splitter.name),
            ("language identifier", self.language.name),
        )


def standard_kit(options: Options = Options()) -> Kit:  # noqa: B008 - a frozen record
    """The kit with the models that come with the package. Raises MissingModel."""
    from consilience.models.languages import language_identifier
    from consilience.models.spacy_models import english_parser, rule_splitter

    return Kit(parser=english_parser(), splitter=rule_splitter(), language=language_identifier(), options=options)
