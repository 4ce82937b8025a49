"""Which image of a PDF is which logo."""

from statementpress.statement.model import Logo
from statementpress.typeset.compose.document import Document
from statementpress.typeset.layout.assets import image_resources


def image_logos(document: Document) -> dict[str, Logo]:
    """Return the logos of a document by the names that they may have in a page's resources."""
    return {
        resource: logo
        for name, logo in document.logos.items()
        for resource in image_resources(name)
    }
