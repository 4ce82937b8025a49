"""All that knows WeasyPrint: it lays a document out as pages, and reads them for later steps.

- `engine`: a document -> a finished PDF, and what its pages are to show
- `pinned`: the one version that can be used
- `assets`, `fonts_only`, `engine_warnings`: what WeasyPrint may load, and what it may not pass over
- `stretch`: justified lines of Khmer
- `label_widths`: labels of lists, measured once
- `columns`, `balance`: long lists in columns, page by page, which end evenly
- `flow`, `asked`: what stands on a page, and what the style sheets ask of it
- `whole_rows`: texts in two languages that begin on one page
- `wholeness`: groups that begin where they stand, as kept whole they would leave a page too empty
- `closing`: the last lines of a part, and the last entries of a list in columns
- `rules`: what these three decide, as rules for the next layout
- `standing`, `kept_pages`, `source_boxes`: what one layout leaves for the next
- `seen_pages`: the first page that does not look as it did
- `sheets`: style sheets, parsed once
- `pages`, `parts`: what is read of the pages as they were laid out
- `fitting`: whether each part fits its pages
"""
