"""What a PDF gets before it is written: complete tags, exact text, and fonts that support both.

- `finish`: the order of all steps
- `tags`, `structure`: which tag comes from which element, and what the tags lack
- `page_stream`, `text_operators`: what each page shows, read once for all steps that follow
- `marked_content`, `word_breaks`: what the text of each page says, and the spaces it lacks
- `wide_glyphs`, `variants`, `embedded_fonts`: blank space and hyphens as parts of glyphs
- `truetype_file`, `glyph_outlines`: the font files that get these glyphs
- `written_objects`: the bytes of all objects, once nothing changes any more
"""
