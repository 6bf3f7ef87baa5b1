"""The web application and the HTTP API over a library."""

from consilience.serve.application import HOST, PORT, create_app, serve

__all__ = ["HOST", "PORT", "create_app", "serve"]
