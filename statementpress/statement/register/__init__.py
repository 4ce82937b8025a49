"""The register of signatories: from the table that people keep to the groups of a statement."""
