"""What is asked of the machine: files stored whole, a cache, processes, and limits on all."""
