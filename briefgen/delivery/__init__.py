"""Bring bytes to a mailbox: to whom, as which message, whether it may go, and the door through which it goes."""
