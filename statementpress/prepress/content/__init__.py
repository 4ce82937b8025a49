"""What the pages of a PDF paint: every piece of text, line, area, image and shading."""
