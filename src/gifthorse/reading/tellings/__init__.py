"""Every place where a text tells of a transfer, its roles filled, and the tellings of one deal merged."""
