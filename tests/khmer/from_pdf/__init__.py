"""The Khmer text of 2021 as it comes out of PDFs that a browser and an office program made.

The files are what `pdftotext -raw` of poppler writes of them. What is proposed is measured on them:

    python -m tests.khmer.from_pdf
"""
