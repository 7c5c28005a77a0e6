"""Transform a Document, a theme and faces into Pages; pure."""
