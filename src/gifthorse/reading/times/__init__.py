"""When: every date of a text as EDTF, and which of them dates a transfer."""
