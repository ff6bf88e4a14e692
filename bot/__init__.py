"""Kindline's product rules. Imports neither channels nor actions nor desk."""
