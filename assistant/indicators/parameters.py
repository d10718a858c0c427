"""A YAML file read into a strict model: decimals keep their digits, every fault is told with file and key."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, Field, Strict, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from assistant.errors import AssistantError, StandardError
from assistant.text.yaml_file import SafeLoader

FAULTS = {
    "missing": "缺少键 {place}",
    "extra_forbidden": "未知的键 {place}",
    "literal_error": "键 {place} 应为 {expected}",
    "string_type": "键 {place} 应为文字",
    "int_type": "键 {place} 应为整数",
    "date_type": "键 {place} 应为 2017-04-01 这样的日期",
    "tuple_type": "键 {place} 应为列表",
    "model_type": "键 {place} 应为一组键值",
    "dict_type": "键 {place} 应为一组键值",
    "string_too_short": "键 {place} 不能为空",
    "string_pattern_mismatch": "键 {place} 应形如 {pattern}",
    "greater_than": "键 {place} 应大于 {gt}",
    "value_error": "键 {place} 不合要求:{error}",
}

FROM_FILE = {"strict": True}

M = TypeVar("M", bound=BaseModel)


def _exact(value: object, info: ValidationInfo) -> object:
    """In a file refuse quoted numbers and truth values, which pydantic would turn into a number."""
    exact = isinstance(value, Decimal | int) and not isinstance(value, bool)
    if info.context == FROM_FILE and not exact:
        raise ValueError("应为不加引号的数")
    return value


Positive = Annotated[Decimal, BeforeValidator(_exact), Field(gt=0, allow_inf_nan=False)]
Day = Annotated[date, Strict()]
Words = Annotated[str, Field(min_length=1)]


class _Loader(SafeLoader):  # type: ignore[valid-type,misc]
    """YAML whose decimals keep their digits and whose mappings may not repeat a key."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping; YAML itself would silently let the last of two equal keys win."""
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if repeated := sorted({name for name in names if names.count(name) > 1}):
            raise yaml.constructor.ConstructorError(None, None, f"重复的键 {'、'.join(repeated)}", node.start_mark)
        return dict(super().construct_mapping(node, deep))


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    try:
        return Decimal(str(loader.construct_scalar(node)))
    except InvalidOperation as error:
        raise yaml.constructor.ConstructorError(None, None, f"不是数 {node.value}", node.start_mark) from error


_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)


def read_parameters(path: Path, model: type[M], error: type[AssistantError] = StandardError) -> M:
    """Read one file into its model; ``error`` is raised with all faults of the file, each with its key."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, ValueError, OSError) as fault:
        raise error(
            f"不能按 YAML 读取:{' '.join(str(fault).split())}", where=str(path), remedy="按 YAML 的写法改正并存为 UTF-8"
        ) from fault
    try:
        return model.model_validate(data, context=FROM_FILE)
    except ValidationError as fault:
        faults = ";".join(_fault(data, item) for item in fault.errors())
        raise error(faults, where=str(path), remedy="按说明改正这个文件里的键和值") from fault


def _fault(data: object, item: ErrorDetails) -> str:
    place = "".join(_steps(data, item["loc"])) or "(整个文件)"
    words = FAULTS.get(item["type"], "键 {place} 不合要求:" + item["msg"].replace("{", "{{").replace("}", "}}"))
    return words.format(place=place, **item.get("ctx", {}))


def _steps(data: object, loc: tuple[int | str, ...]) -> Iterator[str]:
    """The path to a fault; an item of a list is named by its id or key where it has one."""
    for number, step in enumerate(loc):
        if step == "[key]":
            return
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
            name = data.get("id", data.get("key", step)) if isinstance(data, dict) else step
            yield f"[{name}]"
        else:
            data = data.get(step) if isinstance(data, dict) else None
            yield f".{step}" if number else step
