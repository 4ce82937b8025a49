"""The finished PDF of the 2021 statement: what readers, validators and eyes find in it."""
