"""Reaching help outside the dialogue: local lines by country, hour, need and language."""
