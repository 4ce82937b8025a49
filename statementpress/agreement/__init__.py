"""Whether the languages of a statement say the same; what is in one alone is a warning.

- `agreement`: the face: all differences of a statement
- `meant`: the differences that its author means
- `rows`: the texts, each beside its translation; `structure`: texts without one
- `wording`, `hearing`, `figures`, `spoken`: what one text says
- `vocabulary`, `mentions`: by which words, and as which values
- `residues`, `differences`: what only one of two texts says
- `latin_names`, `register_names`, `spellings`: names, and words in two spellings
"""
