"""From a statement to proofed files: one edition, or all of them together."""
