"""Whether what was frozen is whole, and is what it says."""
