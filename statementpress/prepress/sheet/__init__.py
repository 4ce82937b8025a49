"""The press sheet around the trimmed page: boxes, printer's marks, colour bar, slug line."""
