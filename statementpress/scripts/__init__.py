"""The scripts whose clusters are drawn by several glyphs: Khmer, Thai, Lao and Burmese.

Khmer has a room of its own, `khmer`, because statements are written in it. This room knows what all
of these scripts have in common: which characters they have, what their clusters are, where a line
of them may break, and which words of a text are written in them.

- `table`: a row for each script
- `clusters`: text of any script -> the units that a line may not cut
- `breaks`: where a line may break, and where it may not
- `runs`: which words of a text are in which script
"""
