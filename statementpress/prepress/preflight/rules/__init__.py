"""The rules of preflight, each in a file of its own, in the order in which a report has them."""
