"""Hold the wording of every diagnostic: code → what is wrong and what to do, in Chinese and in English."""

from briefgen.language.messages import (
    charts,
    claiming,
    claims,
    composition,
    differing,
    editions,
    faces,
    layout,
    mapping,
    narrative,
    output,
    pictures,
    reading,
    scanning,
    settings,
    stationery,
    theming,
    tracing,
    verifying,
    workbook,
)
from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    **settings.MESSAGES,
    **theming.MESSAGES,
    **stationery.MESSAGES,
    **workbook.MESSAGES,
    **reading.MESSAGES,
    **mapping.MESSAGES,
    **narrative.MESSAGES,
    **claiming.MESSAGES,
    **composition.MESSAGES,
    **charts.MESSAGES,
    **claims.MESSAGES,
    **scanning.MESSAGES,
    **layout.MESSAGES,
    **faces.MESSAGES,
    **output.MESSAGES,
    **pictures.MESSAGES,
    **tracing.MESSAGES,
    **verifying.MESSAGES,
    **differing.MESSAGES,
    **editions.MESSAGES,
}
"""Every code that a diagnostic may have. A code never changes its meaning."""
