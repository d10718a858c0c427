"""The commands over what the server keeps: accounts of staff, and what was asked; no logic."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.accounts.accounts import Accounts
    from assistant.store.store import Store

user = typer.Typer(help="工作台的账号。", no_args_is_help=True)
questions = typer.Typer(help="保存下来的提问和反馈。", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="用户名", metavar="NAME", show_default=False)]


@user.command()
def add(name: Name) -> None:
    """新建账号,或者给已有的账号换口令;口令在提示后输入,或者从标准输入读一行。"""
    password = (
        typer.prompt("口令(至少 10 个字符)", hide_input=True, confirmation_prompt="再输一次")
        if sys.stdin.isatty()
        else sys.stdin.readline().rstrip("\r\n")
    )
    new = _accounts().add(name, password)
    print(f"已新建账号 {name}" if new else f"已给 {name} 换了口令,原来的登录都已失效")


@user.command(name="list")
def names() -> None:
    """列出账号。"""
    for name in _accounts().names():
        print(name)


@user.command()
def remove(name: Name) -> None:
    """删掉账号,它的登录随即失效。"""
    _accounts().remove(name)
    print(f"已删掉账号 {name}")


@questions.command()
def purge(
    days: Annotated[int | None, typer.Option(help="只删这么多天以前的;默认全部删掉", min=0, metavar="N")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
) -> None:
    """删掉保存的提问、对话和反馈。"""
    what = f"{days} 天以前的" if days else "全部"
    if not yes:
        typer.confirm(f"删掉{what}提问、对话和反馈?删掉以后找不回来", abort=True)
    gone = _store().purge(timedelta(days=days or 0))
    print(f"已删掉{what}提问、对话和反馈,共 {gone} 条记录")


def _store() -> "Store":
    from assistant.settings import load_settings
    from assistant.store.opening import open_store

    return open_store(load_settings())


def _accounts() -> "Accounts":
    from assistant.accounts.accounts import Accounts

    return Accounts(_store())
