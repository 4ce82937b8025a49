"""The allow-list of SVG: the elements, attributes, properties and values that a logo may have.

A logo is published, as it was given with the archive, and as it is drawn on the website. So what
is not listed here never gets into the drawing. There are three ways out of it:

- What runs, loads, moves, or holds words is refused (`svg_refusals`): the file is published byte
  for byte, too, and words would be missing on the page.
- A function of CSS that is not listed is refused, as leaving it out would paint something black.
- Anything else is left out, and a warning names it: neither engine draws it, and browsers do
  nothing with it, but its author may see it elsewhere.

What drawing programs note for themselves (`VOCABULARIES`) is left out without a word, as nothing
outside the namespace of SVG is ever drawn (SVG 1.1, 23.1). The lists follow the indexes of SVG 1.1,
appendices M and N, and SVG 2, appendices F to H, without text, scripts and animation.
"""

import re
from typing import Final

from statementpress.statement.logos.svg_tree import XLINK, XML


def _names(table: str) -> frozenset[str]:
    return frozenset(table.split())


ELEMENTS: Final = _names("""
    svg g defs symbol use switch a title desc metadata style
    path rect circle ellipse line polyline polygon image
    linearGradient radialGradient stop pattern clipPath mask marker
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence
""")
"""What a drawing is made of; `switch`, `metadata` and `style` are gone when it is drawn."""

_WORDS: Final = _names("""
    id class lang role title alt version baseProfile type media name label tabindex focusable
    contentScriptType contentStyleType zoomAndPan externalResourcesRequired target rel download
    in in2 result requiredFeatures requiredExtensions systemLanguage docname content
    xlink:type xlink:title xlink:role xlink:arcrole xlink:show xlink:actuate xml:space xml:lang
""")
"""Attributes with words that are shown to nobody, or that only name parts of the drawing."""
_NUMBERS: Final = _names("""
    x y x1 x2 y1 y2 z cx cy r rx ry dx dy fx fy fr width height points viewBox offset pathLength
    gradientUnits gradientTransform patternUnits patternContentUnits patternTransform clipPathUnits
    maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient d transform
    preserveAspectRatio spreadMethod filterUnits primitiveUnits filterRes
    amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent
    intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength limitingConeAngle mode numOctaves operator
    order pointsAtX pointsAtY pointsAtZ preserveAlpha radius scale seed slope specularConstant
    specularExponent stdDeviation stitchTiles surfaceScale tableValues targetX targetY values
    xChannelSelector yChannelSelector
""")
"""Attributes with numbers, lengths, keywords, paths and transformations."""
_LINKS: Final = _names("href xlink:href")
"""Attributes that refer to a part of the drawing; `svg_refusals` refuses what lies elsewhere."""
_LINKED: Final = _names("""
    use image feImage a linearGradient radialGradient pattern filter mask clipPath marker symbol
""")
"""The elements that may refer to a part."""

PROPERTIES: Final = _names("""
    color fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width stop-color stop-opacity
    flood-color flood-opacity lighting-color opacity display visibility overflow clip clip-path
    clip-rule mask mask-type mask-image filter marker marker-start marker-mid marker-end
    paint-order color-interpolation color-interpolation-filters color-rendering color-profile
    image-rendering shape-rendering text-rendering mix-blend-mode isolation enable-background
    d x y cx cy r rx ry width height transform transform-origin transform-box vector-effect
    background background-color background-image rotate scale translate zoom offset-path
    perspective backdrop-filter
    solid-color solid-opacity shape-padding shape-margin shape-inside shape-subtract inline-size
    pointer-events cursor will-change user-select touch-action color-scheme box-sizing margin
    padding border border-radius outline position top left right bottom float vertical-align
    max-width max-height min-width min-height align-self flex flex-shrink flex-grow aspect-ratio
    object-fit object-position
    text-align text-anchor text-decoration text-decoration-line text-decoration-style
    text-decoration-color text-decoration-thickness text-indent text-transform text-orientation
    text-overflow text-shadow font font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight font-feature-settings font-variant-alternates font-variant-caps
    font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position
    font-variation-settings font-kerning alignment-baseline baseline-shift dominant-baseline
    direction unicode-bidi writing-mode glyph-orientation-horizontal glyph-orientation-vertical
    kerning letter-spacing word-spacing white-space line-height block-progression hyphens
""")
"""Properties of style; those of text and of boxes change nothing, but programs write them.

`svg_values.undrawn` refuses some of them if their value would change what is seen."""

OWN_PREFIXES: Final = (
    "data-",
    "aria-",
    "-inkscape-",
    "-webkit-",
    "-moz-",
    "-ms-",
    "-o-",
    "-adobe-",
)
"""How the names begin of what programs and websites keep for themselves."""

VOCABULARIES: Final = (
    *("http://www.inkscape.org/", "http://inkscape.sourceforge.net/", "http://purl.org/"),
    *("http://sodipodi.sourceforge.net/", "http://ns.adobe.com/", "adobe:ns:meta/"),
    *("http://www.serif.com/", "http://www.bohemiancoding.com/", "http://www.figma.com/"),
    *("https://www.figma.com/", "http://svgjs.com", "http://svgjs.dev", "https://boxy-svg.com"),
    *("http://www.vectornator.io", "http://www.corel.com/", "http://krita.org/"),
    *("http://web.resource.org/cc/", "http://creativecommons.org/ns", "http://www.xara.com/"),
    *("http://www.openswatchbook.org/", "http://www.w3.org/1999/02/22-rdf-syntax-ns"),
    *("http://www.w3.org/2000/01/rdf-schema", "http://www.w3.org/2001/XMLSchema"),
    *("http://schemas.microsoft.com/", "http://xml.openoffice.org/", "http://www.gnome.org/"),
)
"""How the names of vocabularies begin in which programs note things for themselves."""

FUNCTIONS: Final = _names("""
    rgb rgba hsl hsla url matrix translate translatex translatey scale scalex scaley rotate
    skewx skewy skew path circle ellipse inset polygon
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    linear-gradient radial-gradient conic-gradient
""")
"""Functions of CSS whose effect is known here: drawn, or refused where they would be seen."""

_FUNCTION: Final = re.compile(r"(?<![\w-])([\w-]+)\(")
_PLAIN: Final = re.compile(r"[-+\w\s.,%()]*")
_STYLE: Final = re.compile(r"[-+\w\s.,;:%#()*/!\"'&?=|@<>$\[\]~“”‘’]*")
_PREFIXES: Final = ((XLINK, "xlink:"), (XML, "xml:"))


def is_word(key: str) -> bool:
    """Return whether an attribute holds words that nothing obeys."""
    return key in _WORDS or key.startswith(OWN_PREFIXES)


def fits(element: str, key: str, value: str) -> bool:
    """Return whether an element, by its name, may have an attribute with that value."""
    for namespace, prefix in _PREFIXES:
        key = key.replace(namespace, prefix)
    if key in _LINKS:
        return element in _LINKED
    if key in _NUMBERS:
        return _PLAIN.fullmatch(value) is not None
    return is_word(key) or key == "style" or suits(key, value)


def suits(key: str, value: str) -> bool:
    """Return whether a property of style may have that value."""
    is_known = key in PROPERTIES or key.startswith(OWN_PREFIXES)
    return is_known and _STYLE.fullmatch(value) is not None


def strange_function(key: str, value: str) -> str:
    """Return the first function in the value of an attribute that is not known, or ""."""
    if is_word(key):
        return ""
    named = (name.lower() for name in _FUNCTION.findall(value))
    return next((name for name in named if name not in FUNCTIONS), "")
