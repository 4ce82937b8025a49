"""What is made of a statement besides its PDFs: plain text, web pages, and a read-me."""
