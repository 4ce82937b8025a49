"""A statement as plain text and as web pages, beside its PDFs."""
