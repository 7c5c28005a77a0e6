"""Prove what a phrase asserts: every test of `claims.md` as a comparison of intervals, free of any language."""

from briefgen.claims.margins import is_near_miss, slack
from briefgen.claims.ranks import same_peers
from briefgen.claims.registry import TESTS, prove
from briefgen.claims.values import HOUSE_RULES, Argument, Proof, Rules, Subject, TestForm, Verdict

__all__ = [
    "HOUSE_RULES",
    "TESTS",
    "Argument",
    "Proof",
    "Rules",
    "Subject",
    "TestForm",
    "Verdict",
    "is_near_miss",
    "prove",
    "same_peers",
    "slack",
]
