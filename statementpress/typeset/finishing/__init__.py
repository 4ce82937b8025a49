"""What a PDF gets before it is written: complete tags, exact text, fonts that carry both."""
