"""What is done to a good file, so that it has a finding or nearly has it: a row for each."""

from tests.prepress.preflight.faults import of_exchange, of_files, of_fonts, of_pages, of_paint

TABLES = (of_files.CASES, of_exchange.CASES, of_fonts.CASES, of_pages.CASES, of_paint.CASES)
