"""A statement for those who post it: images, what they show in words, and the text beside them."""
