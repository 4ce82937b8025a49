"""Tests of what is made to be shared."""
