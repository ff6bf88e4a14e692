"""What helps: exercises and lessons, done step by step."""
