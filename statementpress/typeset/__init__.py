"""From a statement and an edition to HTML, and from HTML to an accessible, archival PDF."""
