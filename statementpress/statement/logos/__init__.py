"""The marks of organisations, and pictures: image files of strangers, made ready to embed."""
