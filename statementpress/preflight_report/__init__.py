"""What preflight found, told: in the terminal, as JSON, as a bilingual page in HTML and PDF."""
