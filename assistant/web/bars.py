"""A gauge as a bar: the value, the threshold's place, and on which side of it one should be."""

from assistant.answering.gauge import Gauge
from assistant.web.markup import escape
from assistant.web.words import Words

_LEFT, _RIGHT = 0.3, 0.7  # beyond these a label would be cut at the edge if it stood in the middle of its place


def bar(gauge: Gauge, words: Words) -> str:
    """One gauge as a figure; what it shows is its accessible text as well."""
    verdict = words.value(gauge.verdict)
    own = words.amount(gauge.display, gauge.unit)
    bound = words.value(gauge.comparator)
    value = words("gauge_own" if gauge.assumed else "gauge_reported", amount=f"{bound} {own}".strip())
    amount = words.amount(gauge.threshold_display, gauge.unit)
    limit = words("gauge_limit", direction=words.value(gauge.direction), amount=amount)
    name = _name(gauge, words)
    text = words("gauge", label=name, value=value, limit=limit, verdict=verdict)
    met = "met" if gauge.verdict == "met" else "unmet"
    return (
        f'<figure class="gauge {met}"><figcaption><span>{escape(name)}</span> '
        f'<strong class="verdict">{escape(verdict)}</strong></figcaption>'
        f'<svg class="bar" role="img" aria-label="{escape(text)}" width="100%" height="62">'
        f"{_label(value, gauge.value, 14, 'reported')}"
        f'<rect class="track" x="0" y="22" width="100%" height="16" rx="3"/>{_wanted(gauge)}'
        f'<rect class="value" x="0" y="26" width="{_share(gauge.value)}" height="8" rx="2"/>'
        f'<line class="limit" x1="{_share(gauge.limit)}" x2="{_share(gauge.limit)}" y1="19" y2="43"/>'
        f"{_label(limit, gauge.limit, 57, 'asked')}</svg></figure>"
    )


def _name(gauge: Gauge, words: Words) -> str:
    label = words.indicators.get(gauge.indicator, gauge.label)
    level = words.value(gauge.level) if gauge.level else ""
    return label if not level or level in label else words("named", name=label, level=level)


def _wanted(gauge: Gauge) -> str:
    """The side where the standard wants the value: right of a least, left of a most."""
    low, high = (gauge.limit, 1.0) if gauge.direction.startswith(">") else (0.0, gauge.limit)
    return f'<rect class="wanted" x="{_share(low)}" y="22" width="{_share(high - low)}" height="16" rx="3"/>'


def _label(text: str, place: float, y: int, kind: str) -> str:
    anchor = "start" if place < _LEFT else "end" if place > _RIGHT else "middle"
    return f'<text class="{kind}" x="{_share(place)}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _share(part: float) -> str:
    return f"{part * 100:.2f}%"
