"""From a finished PDF to one for the press, and the preflight of any PDF."""
