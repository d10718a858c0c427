"""A YAML file read whole, with file and line told where it is none."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import CorpusError

# The safe loader, written in C where the package brings it: ten times as fast
SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """Load one YAML file; CorpusError names file and line."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.load(text, Loader=SafeLoader)  # noqa: S506 (it is the safe one)
    except FileNotFoundError as fault:
        raise CorpusError("文件不存在", where=str(path), remedy="检查路径") from fault
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        # the C loader tells of an end that came too early one line below the last
        place = f"第 {min(mark.line + 1, len(text.splitlines()))} 行" if mark else "编码"
        raise CorpusError(f"不是合格的 YAML({place})", where=str(path), remedy="按示例改正") from fault


def read_keyed(path: Path, keys: Collection[str]) -> dict[str, Any]:
    """Load a YAML file that holds exactly these keys; CorpusError names them where it does not."""
    data = read_yaml(path)
    if not isinstance(data, dict) or set(data) != set(keys):
        raise CorpusError(f"应当正好有 {'、'.join(sorted(keys))}", where=str(path), remedy="改正键名")
    return data
