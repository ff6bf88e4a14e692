"""The process that faces the world: webhooks, widget, API; and the worker, inside it or beside it."""
