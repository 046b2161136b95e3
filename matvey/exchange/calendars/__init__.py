"""Calendars (.ics): who took part in meetings, when they were, and whose birthday is when."""
