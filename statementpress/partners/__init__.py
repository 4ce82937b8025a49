"""What a partner changed in a Word file, to be taken over or left, change by change.

    own Word file ─┐
                   ├─> compare ──> PartnerChange, … ──> shown ──> apply ──> the text files
    partner's file ┘

Nothing here writes a file: `comparing.compare` returns changes, `applying.apply` returns a text.
"""
