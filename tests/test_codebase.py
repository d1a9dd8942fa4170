"""The shape of the code: which way its arrows point, what importing does, and what must be unique."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.app import HANDLERS, STILL_MATTERS, SWEEPS
from bot.settings import NAMES, load
from tests.sources import ROOT, Source, sources

LONGEST_FILE = 350
LONGEST_FUNCTION = 60
EVERYTHING = sources()
STANDARD = sys.stdlib_module_names
WIRING = {"bot.app", "bot.__main__"}


def tops(source: Source) -> set[str]:
    return {name.split(".")[0] for name in source.imports()}


def names_of(found: Sequence[Source]) -> list[str]:
    return [source.name for source in found]


def test_only_the_wiring_imports_handlers() -> None:
    outside = [source for source in sources("bot", "storage") if "handlers" in tops(source)]
    assert set(names_of(outside)) <= WIRING


def test_handlers_do_not_import_the_wiring() -> None:
    wiring = WIRING | {"bot.cli", "bot.runtime"}
    assert [source.name for source in sources("handlers", "storage") if source.imports() & wiring] == []


def test_storage_knows_of_the_program_its_domain_only() -> None:
    for source in sources("storage"):
        ours = {name for name in source.imports() if name.split(".")[0] in {"bot", "handlers"} and name != "bot"}
        assert {name for name in ours if not name.startswith("bot.domain")} == set(), source.name


def test_the_domain_imports_the_standard_library_itself_and_pydantic() -> None:
    for source in sources("bot/domain"):
        foreign = {
            name
            for name in source.imports()
            if name.split(".")[0] not in STANDARD | {"pydantic"} and not name.startswith("bot.domain")
        }
        assert foreign == set(), source.name


def test_the_domain_asks_no_clock() -> None:
    asked = re.compile(r"\b(?:datetime\.now|date\.today|time\.time|time\.monotonic|utcnow)\b")
    assert [source.name for source in sources("bot/domain") if asked.search(source.text)] == []


def test_only_the_transactions_of_one_place_commit() -> None:
    committing = [source.name for source in EVERYTHING if re.search(r"\.commit\(\)", source.text)]
    assert committing == []


@pytest.mark.parametrize("source", EVERYTHING, ids=lambda source: source.name)
def test_a_module_says_in_one_line_what_lives_in_it(source: Source) -> None:
    docstring = ast.get_docstring(source.tree)
    assert docstring, "no docstring"
    assert source.text.splitlines()[0].startswith('"""')
    first = docstring.splitlines()[0]
    assert first.endswith((".", ":"))
    assert "\n" not in docstring or not docstring.splitlines()[1], "the first line is a sentence of its own"


def test_no_file_is_a_drawer_for_everything() -> None:
    long = {source.name: len(source.text.splitlines()) for source in [*EVERYTHING, *sources("tests")]}
    assert {name: length for name, length in long.items() if length > LONGEST_FILE} == {}
    drawers = {"utils", "util", "helpers", "helper", "misc", "common_functions"}
    assert [name for name in long if name.rpartition(".")[2] in drawers] == []


def test_functions_are_short() -> None:
    long = {
        f"{source.name}.{node.name}": node.end_lineno - node.lineno + 1
        for source in EVERYTHING
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    }
    assert {name: length for name, length in long.items() if length > LONGEST_FUNCTION} == {}


def test_importing_the_program_does_nothing(tmp_path: Path) -> None:
    """In an empty environment and a folder that cannot be written, without a network, thread, file or registration."""
    tmp_path.chmod(0o555)
    code = f"""
import sys, threading
sys.path.insert(0, {str(ROOT)!r})
opened = []
def watch(event, args):
    if event in ("socket.connect", "socket.bind", "sqlite3.connect", "subprocess.Popen", "os.mkdir"):
        opened.append(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        opened.append(args[0])
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import bot.__main__, bot.app, storage.tables
assert opened == [], opened
assert threading.active_count() == 1
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, env={}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_each_part_registers_its_handlers_in_one_visible_list() -> None:
    """A module of `handlers` that registers something and is forgotten in the list would never be heard."""
    registering = {
        source.name
        for source in sources("handlers")
        if any(isinstance(node, ast.FunctionDef) and node.name == "register" for node in source.tree.body)
    }
    assert {register.__module__ for register in HANDLERS} == registering
    assert len(set(HANDLERS)) == len(HANDLERS)


def test_every_sweep_of_a_handler_is_run_and_every_reason_to_drop_a_message_is_known() -> None:
    swept = {(function.__module__, function.__name__) for function in SWEEPS}
    written = {
        (source.name, node.name)
        for source in sources("handlers")
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and [ast.unparse(one.annotation) for one in node.args.args if one.annotation is not None] == ["Sweep"]
    }
    assert swept == written
    assert len(set(STILL_MATTERS.values())) == len(STILL_MATTERS)


def registered(function: str) -> list[str]:
    """The first string that each call of a function in `handlers` is given: a button's action, a command's name."""
    return [
        node.value
        for source in sources("handlers")
        for call in source.calls()
        if isinstance(call.func, ast.Name) and call.func.id == function
        for node in call.args[:2]
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_no_two_handlers_take_the_same_button() -> None:
    actions = Counter(registered("Pressed"))
    assert actions
    assert {action: count for action, count in actions.items() if count > 1} == {}


def test_every_button_that_is_shown_is_one_that_is_heard() -> None:
    shown = {
        call.args[1].value
        for source in sources("handlers")
        for call in source.calls()
        if isinstance(call.func, ast.Name) and call.func.id == "button" and len(call.args) > 1
        and isinstance(call.args[1], ast.Constant)
    }  # fmt: skip
    assert shown
    assert shown - set(registered("Pressed")) == set()


def test_every_setting_is_in_the_example_with_a_comment_above_it(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = re.findall(r"^# .+\n# ([A-Z_]+)=(.*)$", text, flags=re.MULTILINE)
    assert sorted(name for name, _ in shown) == sorted(NAMES)
    copied = tmp_path / ".env"
    copied.write_text(text, encoding="utf-8")
    assert load({}, copied) == load({}), "as it is, it sets nothing"


def test_the_examples_values_can_be_used(tmp_path: Path) -> None:
    """Whoever takes the # away gets a program that runs, but for the token and the file that he has to fill in."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name, value in re.findall(r"^# ([A-Z_]+)=(.*)$", text, flags=re.MULTILINE):
        if name not in {"TELEGRAM_TOKEN", "COMMITTEE_FILE"}:
            load({name: value})


def test_no_secret_and_no_trace_of_a_developers_machine_is_in_the_source() -> None:
    traces = re.compile(r"/(?:home|root|Users)/|\b\d{8,}:AA[\w-]{30,}")
    assert [source.name for source in EVERYTHING if traces.search(source.text)] == []
