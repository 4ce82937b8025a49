"""All about the Khmer script, as pure functions on str.

- `characters`: what a character is: base, dependent sign, digit, joiner
- `clusters`: text -> orthographic syllables, the units that a line may not cut
- `normalise`: one encoding for what looks the same, and a list of what that changed
- `spelling`: the rules of normalising, one function each
- `words`: where both segmenters see the end of a word
- `breaks`: where a line may break, and where it may not
- `lines`: which rule a printed line breaks
- `scripts`: which runs of a Khmer text are Latin
"""
