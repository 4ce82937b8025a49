"""What preflight found, shown in the terminal, as JSON, and as a bilingual page in HTML and PDF."""
