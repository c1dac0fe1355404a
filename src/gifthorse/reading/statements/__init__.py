"""Who puts what forward, with which words: every attribution of a text."""
