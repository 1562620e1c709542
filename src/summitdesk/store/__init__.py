"""All SQL: functions that take a connection first."""
