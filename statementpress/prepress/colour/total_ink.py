"""Keep the sum of the inks of an image below what paper can carry."""

from PIL import Image, ImageMath


def limit_total_ink(image: Image.Image, percent: float) -> Image.Image:
    """Return a CMYK image of which no pixel has more than `percent` of ink, summed over the plates.

    Cyan, magenta and yellow give way in proportion and black stays, which keeps the hue and the
    drawing. A pixel that is black enough to be over the limit alone keeps just that.
    """
    most = int(percent * 255 / 100)
    cyan, magenta, yellow, black = image.split()
    # each result is cut off, not rounded, so that their sum stays within the room there is
    room = ImageMath.lambda_eval(lambda each: each["max"](most - each["k"], 0), k=black)
    colour = ImageMath.lambda_eval(
        lambda each: each["c"] + each["m"] + each["y"], c=cyan, m=magenta, y=yellow
    )
    if _lowest(room, colour) >= 0:
        return image
    limited = [_scaled(plate, room, colour) for plate in (cyan, magenta, yellow)]
    return Image.merge("CMYK", [*limited, black])


def _lowest(room: Image.Image, colour: Image.Image) -> int:
    left = ImageMath.lambda_eval(lambda each: each["room"] - each["ink"], room=room, ink=colour)
    return int(left.getextrema()[0])


def _scaled(plate: Image.Image, room: Image.Image, colour: Image.Image) -> Image.Image:
    """Return a plate times what room there is for its colour, where there is too little."""
    scaled: Image.Image = ImageMath.lambda_eval(
        lambda each: each["convert"](
            each["ink"] * each["room"] / each["max"](each["all"], each["room"]), "L"
        ),
        ink=plate,
        room=room,
        all=colour,
    )
    return scaled
