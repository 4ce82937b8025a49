"""What a finished PDF really says: every PDF is proofed before it is handed out."""
