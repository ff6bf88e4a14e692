"""The web widget."""

from channels.web.channel import WebChannel

__all__ = ["WebChannel"]
