"""Our parts inside Rasa: the only place in `bot/` that imports `rasa`."""
