"""Stand-ins for the providers, for the real client libraries to talk to."""
