"""The editions of many statements, as a plan for a crew of `batch`."""
