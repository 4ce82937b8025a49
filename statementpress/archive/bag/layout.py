"""The names of everything in an archive, and in the bag of one version (RFC 8493).

archive/2021-05-05-children-deprived-of-liberty/v1/
    bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
    manifest-sha256.txt.p7s                 the manifest's signature, if the version is signed
    tagmanifest-sha256.txt.p7s              the signature of the whole, bag-info.txt included
    data/
        READ-ME.txt                         what this is, how to verify it, how to make it again
        build-record.json                   see `record`
        pdf/official.pdf  pdf/press.pdf     a PDF for each edition; NAME-print.pdf is its sheets
        text/en.txt  text/km.txt
        html/en.html  html/km.html          with the files that they need
        source/                             a complete project: the sources of all the others
            statements/2021-05-05-children-deprived-of-liberty/
            templates/  styles/  fonts/  press/

Names of payload files are relative to data/ and have / between their parts.
"""

from statementpress.machine import storage

ARCHIVE = storage.ARCHIVE
"""The folder of a project that holds its frozen versions."""

DECLARATION = storage.FROZEN
"""The file by which a folder is known as a bag (RFC 8493, 2.1.1)."""
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = f"{MANIFEST}.p7s"
TAG_SIGNATURE = f"{TAG_MANIFEST}.p7s"
"""The only file beside the payload that no manifest lists: it signs the last of them."""

PAYLOAD = "data"
READ_ME = "READ-ME.txt"
RECORD = "build-record.json"
PDF, TEXT, HTML, SOURCE = "pdf", "text", "html", "source"
"""Folders of the payload."""
STATEMENTS = "statements"
"""The folder of `SOURCE` that holds the statement's own."""
