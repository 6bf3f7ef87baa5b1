"""Posts of social networks that a page embeds: what they say is part of what its report shows.

Where a page only names a post that a script is to fetch (Telegram's widget), there are no words to read.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, islice

from lxml.etree import SubElement
from lxml.html import HtmlElement

# The classes by which the networks' own scripts find their posts.
CLASSES = re.compile(
    r"(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|mastodon-embed|bluesky-embed|tiktok-embed|text-post-media|"
    r"fb-post|reddit-(?:embed|card)[\w-]*|tgme_widget_message)(?:\s|$)"
)
INVITATION = re.compile(r"\W*view\s+(?:this\s+|full\s+)?(?:post|thread|photo|profile|on)\b", re.IGNORECASE)
POST = "consilience-post"
MOST_POSTS, LONGEST_POST = 200, 10_000
# Of the letters of a wrapper at least so many are its post's; the rest are labels such as "Reply".
LEAST_SHARE = 0.5
LINE_BREAK = "\u2028"


def simplify_posts(tree: HtmlElement) -> bool:
    """Make each post of a page a quotation of plain paragraphs, what it says and the line that signs it.

    Whether there was one.
    """
    posts = list(islice(_posts(tree), MOST_POSTS))
    for post in posts:
        lines, tail = list(_lines(post)), post.tail
        post.clear()
        post.tag, post.tail = "blockquote", tail
        post.set("class", POST)
        for line in lines:
            SubElement(post, "p").text = line
    return bool(posts)


def post_of(element: HtmlElement) -> HtmlElement | None:
    """The simplified post in which a paragraph stands, or None."""
    parent = element.getparent()
    return parent if parent is not None and parent.get("class") == POST else None


def is_mostly_post(element: HtmlElement) -> bool:
    """Whether an element is a simplified post, stands in one, or wraps one and little else."""
    if element.get("class") == POST or post_of(element) is not None:
        return True
    posts = element.findall(f".//blockquote[@class='{POST}']")
    said = sum(len(post.text_content()) for post in posts)
    lengths = (len(text.strip()) for text in element.itertext())
    return bool(said) and not any(LEAST_SHARE * length > said for length in accumulate(lengths))


def _posts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of posts, outermost alone."""
    outer = None
    for element in list(tree.iter("blockquote", "div", "figure", "section")):
        if CLASSES.search(element.get("class", "")) and (outer is None or outer not in element.iterancestors()):
            outer = element
            if len(element.text_content()) <= LONGEST_POST:
                yield element


def _lines(post: HtmlElement) -> Iterator[str]:
    """The lines of a post's paragraphs, and after them what stands outside of them: its author and day."""
    for pause in post.iter("br", "div"):
        pause.text, pause.tail = LINE_BREAK + (pause.text or ""), LINE_BREAK + (pause.tail or "")
    paragraphs = list(post.iter("p"))
    texts = [paragraph.text_content() for paragraph in paragraphs]
    for paragraph in paragraphs:
        paragraph.drop_tree()
    for line in LINE_BREAK.join((*texts, post.text_content())).split(LINE_BREAK):
        words = " ".join(line.split())
        if words and not INVITATION.match(words):
            yield words
