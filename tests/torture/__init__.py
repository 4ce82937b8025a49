"""Commands that are killed at random moments: nothing may be lost, half done or left behind."""
