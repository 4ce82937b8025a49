"""The logos of a document, numbered as its templates place them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from statementpress.statement.model import Logo

_EXTENSIONS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(slots=True)
class LogoBook:
    """Keeps the logos that templates ask for, each once."""

    logos: list[Logo] = field(default_factory=list)

    def number(self, logo: Logo) -> int:
        """Return the number of a logo, from 1."""
        if logo not in self.logos:
            self.logos.append(logo)
        return self.logos.index(logo) + 1

    def named(self) -> Mapping[str, Logo]:
        """Return the logos by the names under which they are served to the engine."""
        return {asset_name(number, logo): logo for number, logo in enumerate(self.logos, 1)}


def asset_name(number: int, logo: Logo) -> str:
    """Return the name under which a logo is served to the engine."""
    return f"logo-{number}.{_EXTENSIONS[logo.media_type]}"
