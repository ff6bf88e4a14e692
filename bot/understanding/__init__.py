"""What one message says: intent, topic and entities from one encoding."""
