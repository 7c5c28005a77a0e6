"""Periods are read as people write them, and know what came before."""

import pytest

from briefgen.periods import period_from


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2024年", "2024"),
        ("2024", "2024"),
        ("２０２４年", "2024"),
        ("二〇二四年", "2024"),
        ("二零二四年", "2024"),
        ("2024年度", "2024"),
        ("2024Q3", "2024-Q3"),
        ("2024年第三季度", "2024-Q3"),
        ("2024年3季度", "2024-Q3"),
        ("2024-03", "2024-03"),
        ("2024年3月", "2024-03"),
        ("2024年1-9月", "2024-01/09"),
        ("2024年1—9月", "2024-01/09"),
        ("2024年1—12月", "2024"),
        ("FY2024", "FY2024"),
    ],
)
def test_a_period_is_read_as_people_write_it(written: str, code: str) -> None:
    period = period_from(written)
    assert period is not None
    assert period.code == code


@pytest.mark.parametrize("written", ["", "去年", "24年", "2024年13月", "2024年第五季度", "20244"])
def test_what_is_no_period_is_none(written: str) -> None:
    assert period_from(written) is None


@pytest.mark.parametrize(
    ("code", "year_before", "one_before"),
    [
        ("2024", "2023", "2023"),
        ("2024-Q1", "2023-Q1", "2023-Q4"),
        ("2024-03", "2023-03", "2024-02"),
        ("2024-01", "2023-01", "2023-12"),
        ("2024-01/09", "2023-01/09", "2023-01/09"),
    ],
)
def test_a_period_knows_the_year_before_and_the_one_before(code: str, year_before: str, one_before: str) -> None:
    period = period_from(code)
    assert period is not None
    assert (period.year_before.code, period.one_before.code) == (year_before, one_before)
