"""What the desk's pages are served from, and how a page is rendered."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.accounts.accounts import Accounts, Login
from assistant.indicators.report import MARKS, WORDS
from assistant.indicators.school import LEVELS
from assistant.publishing.drafts import Drafts
from assistant.publishing.jobs import Jobs
from assistant.publishing.publisher import Publisher
from assistant.publishing.running import Running
from assistant.settings import Settings
from assistant.store.store import Store
from assistant.web.markup import markdown

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
ROOT = "/staff"
STATUSES = {
    "answered": "已回答",
    "not_disclosed": "文件未披露",
    "out_of_scope": "不在可答范围",
    "clarify": "请对方再说清",
    "error": "没有答成",
}


@dataclass(frozen=True)
class Parts:
    """What the pages work with."""

    running: Running
    store: Store
    accounts: Accounts
    drafts: Drafts
    publisher: Publisher
    jobs: Jobs
    settings: Settings


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"words": WORDS, "marks": MARKS, "levels": LEVELS, "statuses": STATUSES, "root": ROOT}
    found.filters["moment"] = moment
    found.filters["answer"] = lambda text: Markup(markdown(text, {}))  # noqa: S704 (the renderer escapes)
    return found


def moment(time: datetime | None) -> str:
    """A time as the server's clock shows it."""
    return time.astimezone().strftime("%Y-%m-%d %H:%M") if time else ""


_PAGES = _environment()


def page(request: Request, template: str, /, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; the login is known to every one of them."""
    login: Login | None = getattr(request.state, "login", None)
    shown = {"login": login, "here": request.url.path, "told": request.query_params.get("told", "")[:200]}
    return HTMLResponse(_PAGES.get_template(template).render(shown | values), status_code=status)


def go(path: str, told: str = "") -> RedirectResponse:
    """To another page of the desk, with a word to show there."""
    from urllib.parse import quote

    return RedirectResponse(f"{ROOT}{path}" + (f"?told={quote(told)}" if told else ""), status_code=303)
