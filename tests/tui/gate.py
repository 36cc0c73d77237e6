"""The lint that keeps text and markup apart: what a widget is given to show comes through `edu.tui.text`.

It asks for more than "no str": content must be made on the spot by one of the gates, so that nobody has to know the
type of a name. A dict called `.update` would be refused too; in screens there is no need for one.
"""

import ast
from collections.abc import Iterator

GATES = frozenset({"text", "join", "link", "Page"})
WIDGETS = frozenset({"Static", "Input", "TextArea"})
"""The stock widgets that screens may use; the others read markup in more places than this lint knows."""
SINKS = frozenset({"Static", "Label", "Button", "Option", "Collapsible", "Tab", "TabPane", "Tooltip"})
METHODS = frozenset({"update", "add_option", "add_options", "set_content"})
ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip", "content"})


def complaints(source: str) -> list[str]:
    """One line for each place that lets plain text reach a widget."""
    tree = ast.parse(source)
    gates = GATES | {name for name, returned in _functions(tree) if returned in {"Content", "Page"}}
    return [
        f"{node.lineno}: {what}"
        for node in ast.walk(tree)
        for what in _wrong(node, gates)
        if isinstance(node, ast.expr | ast.stmt)
    ]


def _functions(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name):
            yield node.name, node.returns.id


def _wrong(node: ast.AST, gates: frozenset[str]) -> Iterator[str]:
    match node:
        case ast.Call(func=func, args=args, keywords=keywords):
            named = {keyword.arg: keyword.value for keyword in keywords}
            yield from _wrong_call(func, args, named, gates)
        case ast.Assign(targets=[*_, ast.Attribute(attr=attribute)], value=value) if attribute in ATTRIBUTES:
            if not _gated(value, gates):
                yield f".{attribute} is given something that is not text()"
        case ast.ImportFrom(module="textual.widgets", names=names):
            yield from (f"{name.name} is not one of the widgets in use" for name in names if name.name not in WIDGETS)
        case ast.ImportFrom(module=module) if module in {"rich.text", "rich.markup", "textual.markup"}:
            yield f"{module} is no way to the screen"
        case ast.Attribute(attr="from_markup" | "from_rich_text" | "to_content"):
            yield f".{node.attr} reads markup"
        case ast.FunctionDef(name="render", returns=returns) if not (
            isinstance(returns, ast.Name) and returns.id in {"Content", "Page"}
        ):
            yield "render() must give Content or a Page"
        case _:
            pass


def _wrong_call(
    func: ast.expr, args: list[ast.expr], named: dict[str | None, ast.expr], gates: frozenset[str]
) -> Iterator[str]:
    name = _name(func)
    shown = [*args[:1], *(named[key] for key in ("content", "label", "prompt", "renderable", "title") if key in named)]
    if name in SINKS or (isinstance(func, ast.Attribute) and name in METHODS):
        yield from (f"{name}() is given something that is not text()" for each in shown if not _gated(each, gates))
    elif name == "notify" and not (isinstance(off := named.get("markup"), ast.Constant) and off.value is False):
        yield "notify() without markup=False"
    elif name == "Content" and not (args and isinstance(args[0], ast.Constant)):
        yield "Content() outside the gate"
    if isinstance(on := named.get("markup"), ast.Constant) and on.value is not False:
        yield "markup is turned on"


def _gated(value: ast.expr, gates: frozenset[str]) -> bool:
    return isinstance(value, ast.Call) and _name(value.func) in gates


def _name(func: ast.expr) -> str:
    match func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
