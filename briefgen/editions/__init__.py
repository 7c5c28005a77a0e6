"""Remember every edition of a packet: what went in, what came out, which figures it printed, who approved it, and
whether it still stands."""
