"""The two by two of not answering."""

from eval.metrics.refusal import Case, refusals
from eval.metrics.share import Share


def case(wanted, got, *, right=True, group="answered"):
    return Case(wanted=wanted, got=got, right=right, group=group)


CASES = [
    case("answered", "answered"),
    case("answered", "answered", right=False),
    case("answered", "not_disclosed", right=False),
    case("answered", "error", right=False),
    case("not_disclosed", "not_disclosed", group="unstated"),
    case("not_disclosed", "out_of_scope", right=False, group="unstated"),
    case("not_disclosed", "answered", right=False, group="elsewhere"),
    case("out_of_scope", "out_of_scope", group="outside"),
    case("clarify", "error", right=False, group="input"),
]


def test_四格():
    found = refusals(CASES)
    assert found.precision == Share(right=3, n=4)
    assert found.recall == Share(right=3, n=5)
    assert found.over_refusal == Share(right=1, n=4)
    assert found.false_answers == Share(right=1, n=5)
    assert found.given_answered == Share(right=1, n=2)
    assert found.same_label == Share(right=2, n=3)


def test_按缘由():
    assert refusals(CASES).groups == {
        "unstated": Share(right=2, n=2),
        "elsewhere": Share(right=0, n=1),
        "outside": Share(right=1, n=1),
        "input": Share(right=0, n=1),
    }


def test_没有题目就没有数():
    assert refusals([]).precision.value is None
