"""Sealing, pseudonyms and what must never be written down."""
