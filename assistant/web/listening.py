"""Where the page is served: a port taken before anything slow is loaded, and what to type in a browser."""

import errno
import os
import socket

from assistant.errors import ServeError

_LAST_PORT = 65_535


def claim(host: str, port: int) -> socket.socket:
    """A listening socket for ``host`` and ``port`` (0: any free one), taken before anything slow is done."""
    where = f"{host}:{port}"
    if not 0 <= port <= _LAST_PORT:  # the system would quietly take another
        raise ServeError("没有这个端口", where=where, remedy=f"用 --port 给出 0 到 {_LAST_PORT} 之间的数")
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as fault:
        raise ServeError("这个地址用不了", where=where, remedy="用 --host 换一个本机的地址,例如 127.0.0.1") from fault
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(128)
    except OSError as fault:
        listener.close()
        raise _fault(fault, where) from fault
    return listener


def address(listener: socket.socket) -> str:
    """What to type in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{host}:{port}/"


def _fault(fault: Exception, where: str) -> ServeError:
    number = getattr(fault, "errno", None)
    if number == errno.EADDRINUSE:
        return ServeError("端口已被占用", where=where, remedy="停掉占用它的程序,或用 --port 换一个端口")
    if number == errno.EACCES:
        return ServeError("没有权限使用这个端口", where=where, remedy="用 --port 换一个 1024 以上的端口")
    return ServeError(
        "这个地址用不了", where=where, remedy="用 --host 换一个本机的地址,例如 127.0.0.1,或用 --port 换一个端口"
    )
