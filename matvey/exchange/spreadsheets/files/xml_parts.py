"""XML read as a stream, without document types, so that no entity can grow or reach outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.unreadable import UnreadableFile

type Attributes = dict[str, str]


def parser() -> expat.XMLParserType:
    """A parser that refuses any DOCTYPE and hands text over in whole pieces."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.buffer_size = 64 * 1024
    made.StartDoctypeDeclHandler = _refuse
    return made


def feed(reader: expat.XMLParserType, chunk: bytes, *, last: bool = False) -> None:
    """Parses a piece; broken XML, also one in an unknown encoding, is told as `UnreadableFile`."""
    try:
        reader.Parse(chunk, last)
    except (expat.ExpatError, LookupError, UnicodeError, ValueError) as error:
        raise UnreadableFile(_("The file is damaged: a part of it cannot be read.")) from error


def _refuse(*_declaration: object) -> None:
    raise UnreadableFile(
        _("The file declares its own XML entities, which spreadsheets never do; it was not opened.")
    )


def local(name: str) -> str:
    """The name without its prefix: programs choose prefixes as they like."""
    return name.rpartition(":")[2]


def local_attributes(attributes: Attributes) -> Attributes:
    return {local(name): value for name, value in attributes.items()}


def elements(chunks: Iterable[bytes], wanted: frozenset[str]) -> list[tuple[str, Attributes]]:
    """Start tags of the wanted local names, in order, with prefixes dropped."""
    found: list[tuple[str, Attributes]] = []

    def start(name: str, attributes: Attributes) -> None:
        if (plain := local(name)) in wanted:
            found.append((plain, local_attributes(attributes)))

    reader = parser()
    reader.StartElementHandler = start
    for chunk in chunks:
        feed(reader, chunk)
    return found


def streamed[T](
    reader: expat.XMLParserType, chunks: Iterable[bytes], take: Callable[[], list[T]]
) -> Iterator[T]:
    """Feeds the parser and yields what its handlers have gathered after each chunk."""
    for chunk in chunks:
        feed(reader, chunk)
        yield from take()
    feed(reader, b"", last=True)
    yield from take()
