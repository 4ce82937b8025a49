"""A project with two small statements, whose editions take no time to make."""

from statementpress.errors import Finding, Place, Severity

OTHER = "2030-01-30-clean-lakes"
"""The other statement, which is older than the small one of all tests."""
WARNING = Finding("odd", Severity.WARNING, "this is odd", Place("en.md", 3), "look at it")
"""What is found in each edition."""
