"""Ask for the password of a mail account: the environment, the system's keyring, a person; never a file of ours."""

import os
import sys
from getpass import getpass

from briefgen.deliveries import PASSWORD
from briefgen.delivery.sending import Server
from briefgen.errors import Mistake


def service_of(server: Server) -> str:
    """Under which name a keyring keeps the password: briefgen:mail.example.org."""
    return f"briefgen:{server.host}"


def password_for(server: Server) -> str:
    """The password; empty where nobody logs in. Raises Mistake (D825) where there is none and nobody to ask."""
    if not server.user:
        return ""
    found = os.environ.get(PASSWORD) or _kept(server) or _typed(server)
    if not found:
        raise Mistake("D825", user=server.user, service=service_of(server))
    return found


def _kept(server: Server) -> str:
    """What the system's keyring has; nothing without the library `keyring`, or where it cannot be opened."""
    try:
        import keyring  # an extra: most machines that mail from a shell have no keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(service_of(server), server.user) or ""
    except KeyringError:
        return ""


def _typed(server: Server) -> str:
    if not (sys.stdin and sys.stdin.isatty()):
        return ""
    return getpass(f"{server.user} @ {server}: ")
