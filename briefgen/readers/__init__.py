"""Read what stands in a finished file now: the record inside it, and the words of each recorded figure."""
