"""What is transferred: which goods a noun phrase means."""
