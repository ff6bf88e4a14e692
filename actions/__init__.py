"""Rasa's action server: thin steps that call `bot/`."""
