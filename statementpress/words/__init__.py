"""What we say to people in their language: words, dates, digits, and how they are set."""
