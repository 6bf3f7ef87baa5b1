"""The command that lets an assistant look things up in a library."""

from typing import Annotated

import typer


def mcp(
    path: Annotated[str, typer.Argument(metavar="LIBRARY", help="A file, or postgresql://user@host/database.")],
) -> None:
    """Answer an assistant over standard input and output (Model Context Protocol); it only reads."""
    from consilience.serve.mcp_server import serve_mcp

    serve_mcp(path)
