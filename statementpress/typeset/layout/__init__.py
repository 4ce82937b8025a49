"""All that knows WeasyPrint: from a document to pages, and what is read off them."""
