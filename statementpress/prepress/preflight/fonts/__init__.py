"""What embedded fonts hold: which glyphs, how wide, and which of them a page shows."""
