"""Words: catalogues of messages per language and their rendering for a channel."""
