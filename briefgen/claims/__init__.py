"""Prove what a phrase asserts: every test of `claims.md` as a comparison of intervals, free of any language."""

from briefgen.claims.margins import Margin, is_near_miss, margins, slack
from briefgen.claims.movements import said_of_change
from briefgen.claims.ranks import computed_place, place_among_peers, same_peers
from briefgen.claims.registry import TESTS, prove
from briefgen.claims.values import Argument, Proof, Subject, TestForm, Verdict
from briefgen.claims.weighing import Proven, proved, subject_at

__all__ = [
    "TESTS",
    "Argument",
    "Margin",
    "Proof",
    "Proven",
    "Subject",
    "TestForm",
    "Verdict",
    "computed_place",
    "is_near_miss",
    "margins",
    "place_among_peers",
    "prove",
    "proved",
    "said_of_change",
    "same_peers",
    "slack",
    "subject_at",
]
