"""The fonts that a document is set in: which it names, and how each is prepared for exact text.

- `named_faces`: the families and faces that style sheets name
- `preparation`: each face made ready for one document, or taken from `machine.cache`
- `cluster_font`: a Khmer face with a glyph for each cluster; `survey`, `shaping` and `substitution`
  are its steps
- `latin_font`: a Latin face with its own hyphen for line ends
- `font_file`, `truetype`, `outlines`: open, convert, scale and extend font files
- `private_use`: the characters that prepared faces draw between layout and PDF
"""
