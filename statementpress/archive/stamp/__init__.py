"""Time stamps (RFC 3161): asked of an authority, read, and kept with what vouches for them."""
