"""Whether a finished PDF is the PDF/A and PDF/UA that it claims to be; veraPDF is the judge."""
