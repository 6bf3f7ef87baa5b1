"""Which full names of a story are one person's: forms under one family name, joined where their first names allow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from consilience.claims.entities.names import PersonName, is_given, leads_with_family, long_forms

Key = tuple[str, ...]
# Parts of the longest family name ("Ocasio Cortez", "van der Leyen").
LONGEST_FAMILY = 3


def grouped(forms: Mapping[PersonName, int], bare: set[str], apart: set[str]) -> dict[PersonName, Key]:
    """The key of each full form: ("person", family, first, middle, suffix).

    `forms` counts the full forms, `bare` are the single names used alone, `apart` the surnames
    that are borne with and without "Jr."
    """
    shaped = {form: _shaped(form, bare) for form in _ordered(forms)}
    families: defaultdict[str, list[PersonName]] = defaultdict(list)
    for form in shaped.values():
        families[form.parts[-1]].append(form)
    keys: dict[PersonName, Key] = {}
    for family in families.values():
        keys |= _in_family(list(dict.fromkeys(family)), apart)
    found = {form: keys[shape] for form, shape in shaped.items()}
    return _with_reversed(_with_tails(found, bare))


def family_of(key: Key) -> str:
    return key[1]


def _ordered(forms: Iterable[PersonName]) -> list[PersonName]:
    return sorted(forms)


def _shaped(form: PersonName, bare: set[str]) -> PersonName:
    """A form with the family name last and a given name of several parts as one: ("jong un", "kim")."""
    if leads_with_family(form) and form.parts[-1] not in bare:
        return PersonName((" ".join(form.parts[1:]), form.parts[0]), form.suffix)
    return form


def _in_family(forms: list[PersonName], apart: set[str]) -> dict[PersonName, Key]:
    firsts = _joined_firsts(sorted({form.parts[0] for form in forms}))
    buckets: defaultdict[tuple[str, str], list[PersonName]] = defaultdict(list)
    for form in forms:
        suffix = form.suffix if form.parts[-1] in apart else ""
        buckets[firsts[form.parts[0]], suffix].append(form)
    return {
        form: ("person", form.parts[-1], first, _middle(form, bucket), suffix)
        for (first, suffix), bucket in buckets.items()
        for form in bucket
    }


def _joined_firsts(firsts: Sequence[str]) -> dict[str, str]:
    """Each first name of a family with the one that stands for it: a short form or an initial joins its only match."""
    by_long: defaultdict[str, list[str]] = defaultdict(list)
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for first in firsts:
        for long in long_forms(first):
            by_long[long].append(first)
        if len(first) > 1:
            by_letter[first[0]].append(first)
    joined: dict[str, str] = {}
    for first in firsts:
        if len(first) == 1:
            others = by_letter[first]
        else:
            others = sorted({other for long in long_forms(first) for other in by_long[long]} - {first})
            others = others or [other for other in by_letter[first[0]] if other.startswith(f"{first} ")]
        joined[first] = others[0] if len(others) == 1 else first
    return {first: _end(joined, first) for first in firsts}


def _end(joined: Mapping[str, str], first: str) -> str:
    """Where a chain of joined names ends; two that point at each other end at the longer."""
    seen = [first]
    while (following := joined[seen[-1]]) not in seen:
        seen.append(following)
    circle = seen[seen.index(following) :]
    return max(circle, key=lambda name: (len(name), name))


def _middle(form: PersonName, bucket: Sequence[PersonName]) -> str:
    """The middle name where the names of a bucket differ in it, else none."""
    middles = {other.parts[1] for other in bucket if len(other.parts) > 2}
    letters, full = {middle[0] for middle in middles}, {middle for middle in middles if len(middle) > 1}
    if len(letters) <= 1 and len(full) <= 1:
        return ""
    return " ".join(form.parts[1:-1])


def _with_tails(keys: Mapping[PersonName, Key], bare: set[str]) -> dict[PersonName, Key]:
    """A form that is the end of exactly one person's longer name is that name: Wasserman Schultz.

    Where the last part alone is used as family name, "Omar Karim Said" and "Karim Said" are two persons.
    """
    tails: defaultdict[tuple[str, ...], set[Key]] = defaultdict(set)
    for form, key in keys.items():
        is_single = form.parts[-1] in bare or PersonName((form.parts[0], form.parts[-1]), form.suffix) in keys
        for start in range(1, 1 if is_single else len(form.parts) - 1):
            tails[form.parts[start:]].add(key)
    return {
        form: next(iter(tails[form.parts])) if _is_tail(form, tails.get(form.parts, set())) else key
        for form, key in keys.items()
    }


def _is_tail(form: PersonName, owners: set[Key]) -> bool:
    return len(owners) == 1 and len(form.parts) <= LONGEST_FAMILY and not is_given(form.parts[0])


def _with_reversed(keys: Mapping[PersonName, Key]) -> dict[PersonName, Key]:
    """Two names of the same two parts in other order are one: the key of the earlier in the alphabet."""
    return {
        form: keys.get(PersonName(form.parts[::-1], form.suffix), key) if _is_turned(form) else key
        for form, key in keys.items()
    }


def _is_turned(form: PersonName) -> bool:
    """Of two names in opposite order one gives its key to the other."""
    return len(form.parts) == 2 and form.parts > form.parts[::-1]
