"""Write a Document or its Pages as bytes."""
