"""Renewing: a version that is whole gets a fresh time stamp, in a folder beside it."""
