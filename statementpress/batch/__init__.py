"""Many documents: what is to be made, who makes it, and what came of each."""
