"""What the programs that people read with, and the validators, make of a finished PDF."""
