"""Every sentence is filled where it is used, every refusal has words, and no sentence is left over."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

import pytest

import bot.texts
from bot.domain.commands import COMMANDS
from bot.domain.line_lists.model import Reason
from bot.domain.roles import Role
from bot.texts import errors, fill
from bot.texts.commands import DESCRIPTIONS
from bot.texts.common import ROLES
from bot.texts.reading import REASONS as READING_REASONS
from tests.sources import Source, sources

TEXTS: dict[str, ModuleType] = {
    name: importlib.import_module(name)
    for name in ["bot.texts", *(f"bot.texts.{module.name}" for module in pkgutil.iter_modules(bot.texts.__path__))]
}
CODE = [source for source in sources("bot", "handlers") if not source.name.startswith("bot.texts")]
ALLOWED_TAGS = {"b", "i", "code"}


def holes(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def constants() -> Iterator[tuple[str, Any]]:
    """Every constant of the texts, by its dotted name."""
    for module in TEXTS.values():
        for name, value in vars(module).items():
            if name.isupper():
                yield f"{module.__name__}.{name}", value


def all_sentences() -> Iterator[tuple[str, str]]:
    for name, value in constants():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, Mapping):
            yield from ((f"{name}[{key}]", one) for key, one in value.items() if isinstance(one, str))


def meant(node: ast.expr, source: Source) -> list[str] | None:
    """The sentences that an expression may be; None when that is not to be seen in it."""
    if isinstance(node, ast.IfExp):
        both = [meant(node.body, source), meant(node.orelse, source)]
        return None if None in both else [sentence for one in both for sentence in one or []]
    if isinstance(node, ast.Subscript):
        found = _value(node.value, source)
        if isinstance(found, Mapping) and isinstance(node.slice, ast.Constant):
            return [found[node.slice.value]]
        return [one for one in found.values() if isinstance(one, str)] if isinstance(found, Mapping) else None
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    found = _value(node, source)
    return [found] if isinstance(found, str) else None


def _value(node: ast.expr, source: Source) -> Any:
    """The constant of the texts that a name or attribute stands for, if it is one."""
    names = source.names
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        module = TEXTS.get(names.get(node.value.id, ""))
        return getattr(module, node.attr) if module is not None else None
    if isinstance(node, ast.Name):
        module_name, _, name = names.get(node.id, "").rpartition(".")
        return getattr(TEXTS[module_name], name, None) if module_name in TEXTS else None
    return None


def filled(source: Source) -> Iterator[tuple[ast.Call, list[str]]]:
    """Each place where a sentence's holes are filled, with the sentences that it may be."""
    for call in source.calls():
        sentences = None
        if isinstance(call.func, ast.Name) and call.func.id == "fill" and call.args:
            sentences = meant(call.args[0], source)
        elif isinstance(call.func, ast.Attribute) and call.func.attr == "format":
            sentences = meant(call.func.value, source)
        if sentences is not None:
            yield call, sentences


def wrongly_filled(source: Source) -> Iterator[str]:
    for call, sentences in filled(source):
        given = {keyword.arg for keyword in call.keywords if keyword.arg is not None}
        spread = any(keyword.arg is None for keyword in call.keywords)
        one_of_many = len(sentences) > 1
        for sentence in sentences:
            missing = set() if spread else holes(sentence) - given
            extra = set() if one_of_many else given - holes(sentence)
            if missing or extra:
                yield f"{source.name}:{call.lineno} missing {missing}, extra {extra}: {sentence[:60]}"
        if one_of_many and not spread and given - set().union(*(holes(sentence) for sentence in sentences)):
            yield f"{source.name}:{call.lineno} fills what no sentence has"


@pytest.mark.parametrize("source", CODE, ids=lambda source: source.name)
def test_the_holes_of_a_sentence_are_the_values_that_it_is_filled_with(source: Source) -> None:
    assert list(wrongly_filled(source)) == []


def test_a_wrongly_filled_sentence_would_be_seen(tmp_path: Any) -> None:
    """The check itself can fail."""
    code = 'from bot.texts import fill, people\nfill(people.COMMAND_LINE, nam="x", description="y")\n'
    path = tmp_path / "handlers.py"
    path.write_text(code, encoding="utf-8")
    source = Source(path)
    found = [
        (set(holes(sentences[0])), {keyword.arg for keyword in call.keywords}) for call, sentences in filled(source)
    ]
    assert found == [({"name", "description"}, {"nam", "description"})]


def test_enough_places_are_looked_at() -> None:
    """Most sentences are filled by their name; if these tests stopped finding them they would pass for nothing."""
    seen = {sentence for source in CODE for _, sentences in filled(source) for sentence in sentences}
    with_holes = {sentence for _, sentence in all_sentences() if holes(sentence)}
    assert len(seen & with_holes) > 0.6 * len(with_holes)


def refusals() -> Iterator[tuple[str, str, set[str | None]]]:
    """Each place that refuses for a reason of its own: the place, the reason and the values that it gives."""
    for source in sources():
        for call in source.calls():
            if not (isinstance(call.func, ast.Name) and call.func.id == "UserError"):
                continue
            reason = call.args[0]
            if isinstance(reason, ast.Constant) and isinstance(reason.value, str) and reason.value != "stranger":
                yield f"{source.name}:{call.lineno}", reason.value, {keyword.arg for keyword in call.keywords}


def test_every_refusal_has_words_for_its_reason_and_values() -> None:
    wrong = [
        f"{where} {reason}: {given}"
        for where, reason, given in refusals()
        if reason not in errors.REASONS or (None not in given and holes(errors.REASONS[reason]) != given)
    ]
    assert wrong == []


def strings_in(*packages: str) -> set[str]:
    return {
        node.value
        for source in sources(*packages)
        if not source.name.startswith("bot.texts")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_reason_is_raised_somewhere() -> None:
    assert set(errors.REASONS) - strings_in() == set()


def test_every_sentence_is_said_somewhere() -> None:
    used = {
        f"{names[node.value.id]}.{node.attr}"
        for source in sources("bot", "handlers")
        for names in [source.names]
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names
    }
    used |= {name for source in sources("bot", "handlers") for name in source.imports()}
    assert {name for name, _ in constants()} - used == set()


def test_every_word_for_a_role_a_command_and_a_readers_reason_is_there() -> None:
    assert set(ROLES) == set(Role)
    assert set(READING_REASONS) == set(Reason)
    assert set(DESCRIPTIONS) == {spec.name for spec in COMMANDS}


@pytest.mark.parametrize("sentence", [one for _, one in all_sentences()], ids=[name for name, _ in all_sentences()])
def test_a_sentence_is_well_formed(sentence: str) -> None:
    assert all(name.isidentifier() for name in holes(sentence)), "a hole has a name"
    tags = re.findall(r"<(/?)(\w+)>", sentence)
    assert [name for slash, name in tags if not slash] == [name for slash, name in tags if slash]
    assert {name for _, name in tags} <= ALLOWED_TAGS
    assert not re.search(r"&(?!amp;|lt;|gt;)", sentence)


def test_every_sentence_can_be_filled() -> None:
    for name, sentence in all_sentences():
        said = fill(sentence, **dict.fromkeys(holes(sentence), "«x»"))
        assert "{" not in said, name
