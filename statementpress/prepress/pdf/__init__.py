"""The objects of a PDF: how to open it, the boxes of its pages, and what these draw with."""
