"""What a finished PDF really says: proofs that are made before it is handed out."""
