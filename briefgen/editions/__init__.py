"""Know the editions of a packet: what went in, what came out, and whether it still stands."""
