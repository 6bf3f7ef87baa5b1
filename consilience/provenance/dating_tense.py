"""Whether the clause of a time expression tells what has happened or what is to come."""

import re

from consilience.records import Article, Sentence, Span, Token

PAST_TAGS = frozenset({"VBD", "VBN"})
PRESENT_TAGS = frozenset({"VBP", "VBZ"})
VERBS = frozenset({"VERB", "AUX"})
AUXILIARIES = frozenset({"aux", "auxpass", "aux:pass"})
# Expressions behind these words bound what goes on, or are themselves to come.
FORWARD = frozenset({"until", "till", "by", "through", "before", "next", "coming", "upcoming", "since", "after", "if"})
AHEAD = frozenset({"will", "would", "shall", "may", "might", "can", "could", "should", "must"})
PLANNING = frozenset({"expect", "schedule", "plan", "set", "due", "slate", "aim", "hope", "intend"})
FUTURE_WORDS = re.compile(r"\b(?:will|would|shall|due|scheduled|expected|planned?|set|until|by|before|next|to)\b")
# Participles that bring in a source, in the tense of the clause they hang on.
REPORTING = frozenset({"accord", "accordingly", "according", "cite"})
# A time that names a thing ("the Jan. 3 caucuses", "Tuesday's vote") has no tense of its own.
NAMING = frozenset({"compound", "nmod", "poss", "amod", "nummod"})
# Steps from a word to its clause's verb; deeper nesting is a parser's error.
DEEPEST = 12


def is_past(article: Article, sentence: Sentence, time: Span) -> bool | None:
    """True of a time in a clause about the past, False of one to come, None where the grammar does not say."""
    tokens = sentence.tokens
    if not tokens:
        return None if FUTURE_WORDS.search(article.words(sentence.span)) else True
    place = _place(tokens, time)
    verb = _verb(tokens, place)
    is_bound = any(token.lemma in FORWARD for token in tokens[max(place - 2, 0) : place])
    if verb is None or is_bound or _names_a_thing(tokens, time):
        return None
    tense = _tense(tokens, verb)
    # What hangs on a noun may be a past in a clause to come: "the man who would replace him after his death in 2016".
    return None if tense is False and not _hangs_on(tokens, place, verb) else tense


def predicate(sentence: Sentence, time: Span) -> str:
    """The lemma of the verb that governs a time; empty where there is none."""
    verb = _verb(sentence.tokens, _place(sentence.tokens, time)) if sentence.tokens else None
    return "" if verb is None else sentence.tokens[verb].lemma


def _place(tokens: tuple[Token, ...], time: Span) -> int:
    """The first token of a time expression."""
    return next((at for at, token in enumerate(tokens) if token.end > time.start), 0)


def _hangs_on(tokens: tuple[Token, ...], place: int, verb: int) -> bool:
    """Whether only the words of the time and prepositions stand between a time and its verb."""
    for _ in range(DEEPEST):
        if place == verb:
            return True
        above = tokens[place].head
        if above != verb and tokens[above].pos in {"NOUN", "PRON", "VERB"} and tokens[place].relation != "nummod":
            return False
        place = above
    return False


def _names_a_thing(tokens: tuple[Token, ...], time: Span) -> bool:
    inside = [at for at, token in enumerate(tokens) if time.start <= token.start < time.end]
    return any(tokens[at].relation in NAMING and tokens[at].head not in inside for at in inside)


def _verb(tokens: tuple[Token, ...], place: int) -> int | None:
    """The verb that governs a word, if only prepositions and adverbs stand between."""
    for _ in range(DEEPEST):
        if tokens[place].pos in VERBS and not _is_bare_participle(tokens, place):
            return place
        if tokens[place].head == place:
            return None
        place = tokens[place].head
    return None


def _is_bare_participle(tokens: tuple[Token, ...], place: int) -> bool:
    """Auxiliaries, and "according to": told in the tense of the clause they hang on."""
    return tokens[place].relation in AUXILIARIES or (tokens[place].tag == "VBG" and tokens[place].lemma in REPORTING)


def _tense(tokens: tuple[Token, ...], verb: int) -> bool | None:
    helpers = [
        token for token in tokens if token.head == verb and tokens[verb] is not token and token.relation in AUXILIARIES
    ]
    lemmas = {token.lemma for token in helpers}
    if lemmas & AHEAD:
        return False
    if any(token.tag == "TO" for token in helpers) or tokens[verb].tag == "VB":
        return None
    if tokens[verb].lemma in PLANNING and tokens[verb].tag == "VBN" and "have" not in lemmas:
        return None if any(token.tag == "VBD" for token in helpers) else False
    if any(token.tag == "VBD" for token in helpers) or "have" in lemmas:
        return True
    if any(token.tag in PRESENT_TAGS for token in helpers):
        return None
    return True if tokens[verb].tag in PAST_TAGS else None
