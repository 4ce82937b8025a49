"""The names of everything in an archive, and in the bag of one version (RFC 8493).

archive/2021-05-05-children-deprived-of-liberty/v1/
    bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
    manifest-sha256.txt.p7s                 the manifest's signature, if the version is signed
    tagmanifest-sha256.txt.p7s              the signature of the whole, bag-info.txt included
    tagmanifest-sha256.txt.tsr              the time stamp of the whole, if the version is stamped
    tagmanifest-sha256.txt.p7s.tsr          or that of its signature, if it is signed as well
    data/
        READ-ME.txt                         what this is, how to verify it, how to make it again
        build-record.json                   see `record`
        pdf/official.pdf  pdf/press.pdf     a PDF for each edition; NAME-print.pdf is its sheets
        text/en.txt  text/km.txt
        html/en.html  html/km.html          with the files that they need
        source/                             a complete project: the sources of all the others
            statements/2021-05-05-children-deprived-of-liberty/
            templates/  styles/  fonts/  press/
archive/2021-05-05-children-deprived-of-liberty/v1-stamp-1/
    manifest-sha512.txt                     the hash of every file of v1 and of its older stamps
    manifest-sha512.txt.tsr                 the time stamp of that, made years later

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
"""A file beside the payload that no manifest lists: it signs the last of them."""
STAMPS = {name: f"{name}.tsr" for name in (TAG_MANIFEST, TAG_SIGNATURE)}
"""The other one: a time stamp of the tag manifest or, if there is one, of its signature."""
RENEWED = "manifest-sha512.txt"
RENEWED_STAMP = f"{RENEWED}.tsr"
"""The files of a folder that stamps a version anew."""

PAYLOAD = "data"
READ_ME = "READ-ME.txt"
RECORD = "build-record.json"
PDF, TEXT, HTML, SOURCE = "pdf", "text", "html", "source"
"""Folders of the payload."""
STATEMENTS = "statements"
"""The folder of `SOURCE` that holds the statement's own."""
