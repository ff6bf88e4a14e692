"""Noticing danger and answering it."""
