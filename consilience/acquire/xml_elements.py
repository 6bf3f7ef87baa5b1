"""Elements of a document of XML, one after the other: nothing is fetched, no entity is expanded, nothing is kept."""

import io
from collections.abc import Iterator

from lxml import etree

DEFENCES = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "recover": True}


def elements(body: bytes, *names: str) -> Iterator[etree._Element]:
    """The elements of these names, of any namespace, each as it is complete; what is broken is passed over."""
    tags = [f"{{*}}{name}" for name in names]
    parser = etree.iterparse(io.BytesIO(body), events=("end",), tag=tags, **DEFENCES)
    try:
        for _, element in parser:
            yield element
            _forget(element)
    except (etree.XMLSyntaxError, ValueError):
        return


def _forget(element: etree._Element) -> None:
    """Free an element that was read, and its elder siblings; the parents are still being read."""
    element.clear()
    while element.getprevious() is not None and (parent := element.getparent()) is not None:
        del parent[0]
