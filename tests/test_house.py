"""Promises nobody remembers to keep, kept by asking the code itself."""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from articles.compliance.catalogue import RULES
from articles.workflow.policy import ALLOWED
from articles.workflow.states import TRANSITIONS, Action, Status
from tests.articles.compliance.test_rules import TABLES
from tests.tooling import both_databases, generated

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("articles", "references", "lanfam")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def sources() -> list[Path]:
    """Return every source file but migrations, which a machine writes."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def names(paths: list[Path]) -> list[str]:
    """Return the paths as people write them, for a message that says where."""
    return [str(path.relative_to(ROOT)) for path in paths]


def text_of_tests() -> str:
    """Return all tests as one text, but not this file."""
    found = (path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__))
    return "\n".join(path.read_text() for path in found)


# The workflow


@pytest.mark.parametrize("status", Status)
def test_every_status_appears_in_the_table(status: Status) -> None:
    reached = {end for ways in TRANSITIONS.values() for end in ways.values()}
    left = {start for ways in TRANSITIONS.values() for start in ways}
    assert status in reached
    assert status in left, "a status nobody can leave"


@pytest.mark.parametrize("action", Action)
def test_every_action_is_in_the_table_and_somebody_may_take_it(action: Action) -> None:
    assert TRANSITIONS[action]
    assert ALLOWED[action]


ACTIONS = [ROOT / f"articles/workflow/{name}.py" for name in ("actions", "writing", "holding")]
MOVING = ROOT / "articles/workflow/moving.py"


def calls() -> dict[str, set[str]]:
    """Return what each function of the actions calls, names as written: `history.record`."""
    functions = [
        node
        for path in ACTIONS
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
    ]
    return {
        function.name: {
            ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)
        }
        for function in functions
    }


def reaches(start: str, goal: str) -> bool:
    """Tell whether function `start` of the actions calls `goal`, itself or through others."""
    known, waiting = calls(), {start}
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        waiting |= known.get(name, set()) - seen
    return goal in seen


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_function_that_records_an_event(action: Action) -> None:
    function = "editing" if action is Action.EDIT else action.value
    assert function in calls(), f"there is no action {function}()"
    assert reaches(function, "history.record")


def test_whatever_moves_a_letter_records_an_event() -> None:
    public = [name for name in calls() if not name.startswith("_")]
    movers = [name for name in public if reaches(name, "moving.move")]
    assert movers
    assert [name for name in movers if not reaches(name, "history.record")] == []


def status_changes(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that set a `status` attribute or update a `status` column."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets):
                aims = [part for target in targets for part in ast.walk(target)]
            case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
                aims = [target]
            case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant(value="status"), _]):
                yield node.lineno
                continue
            case ast.Call(func=ast.Attribute(attr="update"), keywords=keywords):
                if any(keyword.arg == "status" for keyword in keywords):
                    yield node.lineno
                continue
            case _:
                continue
        if any(isinstance(aim, ast.Attribute) and aim.attr == "status" for aim in aims):
            yield node.lineno


def test_only_the_actions_move_a_letter() -> None:
    called = re.compile(r"\bmoving\.move\(")
    movers = [path for path in sources() if called.search(path.read_text())]
    assert sorted(movers) == sorted(ACTIONS)


def test_nothing_but_a_move_assigns_a_status() -> None:
    # What is assigned in `background` is the status of tasks, which are no letters.
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        if path.is_relative_to(ROOT / "articles")
        and path != MOVING
        and not path.is_relative_to(ROOT / "articles" / "background")
        for line in status_changes(ast.parse(path.read_text()))
    ]
    assert found == []


def test_a_move_assigns_it_in_one_place() -> None:
    assert len(list(status_changes(ast.parse(MOVING.read_text())))) == 1


# The rules and the checks


def test_every_rule_has_a_code_of_its_own() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


def test_every_rule_file_is_in_force() -> None:
    files = [
        path
        for path in (ROOT / "articles/compliance/rules").glob("*.py")
        if path.name != "__init__.py"
    ]
    assert len(files) == len(RULES)


# Rules about single values say all with three examples; rules that read prose need more.
HOUSE_FAMILIES = ("COMP", "DATE", "FAQ", "LINK", "SUB-05")


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_every_rule_is_documented_and_has_both_kinds_of_example(code: str) -> None:
    assert f"## {code}: " in (ROOT / "docs/rules.md").read_text()
    catches, leaves = TABLES[code]
    least = 3 if code.startswith(HOUSE_FAMILIES) else 8
    assert len(catches) >= least
    assert len(leaves) >= least


def test_every_system_check_has_a_test() -> None:
    code = "\n".join(path.read_text() for path in sources())
    ids = set(re.findall(r'"((?:articles|references)\.[EWI]\d{3})"', code))
    tested = text_of_tests()
    assert ids
    assert sorted(id_ for id_ in ids if id_ not in tested) == []


# Documents


@pytest.mark.parametrize("path", generated.DOCUMENTS)
def test_what_a_program_can_write_is_up_to_date(path: str) -> None:
    assert generated.difference(path) == "", "run `make fix` and read the difference"


def targets() -> set[str]:
    """Return the commands that the Makefile lists."""
    return set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_the_makefile_keeps_its_names() -> None:
    assert targets() >= {"demo", "test", "check", "fix", "bench", "drills"}


def test_the_readme_names_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text()
    named = set(re.findall(r"(?:^|`|\$ )make ([a-z]+)", readme, re.MULTILINE))
    assert named >= {"demo", "test"}
    assert named <= targets()
    for command in re.findall(r"manage\.py ([a-z_]+)", readme):
        assert list(ROOT.glob(f"*/management/commands/{command}.py")) or command in {
            "migrate",
            "collectstatic",
            "prune_db_task_results",
            "createsuperuser",
        }, f"the README names manage.py {command}, which does not exist"


def variables() -> set[str]:
    """Return the names of the environment variables that the settings read."""
    code = (ROOT / "lanfam/settings.py").read_text()
    return set(re.findall(r'environment\.read\(\s*"([A-Z_]+)"', code)) | {"SECRET_KEY"}


def test_every_variable_is_documented() -> None:
    readme = (ROOT / "README.md").read_text()
    assert sorted(name for name in variables() if f"`{name}`" not in readme) == []


def test_the_tests_run_with_none_of_the_variables_of_the_one_who_starts_them() -> None:
    assert set(both_databases.OURS) == variables()


# The plan of the house


def test_no_module_is_named_for_where_its_code_came_from() -> None:
    nameless = {"utils", "helpers", "services", "common", "misc"}
    assert names([path for path in sources() if {path.stem, path.parent.name} & nameless]) == []


def test_only_models_and_admin_gather_their_parts() -> None:
    apps = ("articles", "references")
    gathering = {ROOT / app / part / "__init__.py" for app in apps for part in ("models", "admin")}
    full = [path for path in sources() if path.name == "__init__.py" and path.read_text().strip()]
    assert names([path for path in full if path not in gathering]) == []


def test_files_fit_a_head() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in sources()}
    assert names([path for path, length in lengths.items() if length > 400]) == []
    assert statistics.median(length for length in lengths.values() if length) <= 100


def test_nothing_is_left_for_later() -> None:
    # Spelt so that this line does not find itself.
    later = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    kinds = ("*.py", "*.html", "*.js", "*.css", "*.toml", "*.yaml")
    folders = [ROOT / name for name in (*PACKAGES, "tests", "templates", "docs")]
    files = [path for folder in folders for kind in kinds for path in folder.rglob(kind)]
    files += [ROOT / name for name in ("Makefile", "README.md", "pyproject.toml", "compose.yaml")]
    assert names([path for path in files if later.search(path.read_text())]) == []


def test_the_plain_core_is_the_same_for_types_and_for_imports() -> None:
    typed = {
        path.removesuffix(".py").replace("/", ".") for path in PROJECT["tool"]["mypy"]["files"]
    }
    contracts = {entry["id"]: entry for entry in PROJECT["tool"]["importlinter"]["contracts"]}
    assert typed == set(contracts["plain"]["source_modules"])


def test_an_import_contract_has_no_exceptions() -> None:
    for contract in PROJECT["tool"]["importlinter"]["contracts"]:
        assert "ignore_imports" not in contract
        assert "allow_indirect_imports" not in contract


def plain_by_name(package: str, but: set[str]) -> set[str]:
    """Return the modules of `package` that are plain unless they stand in `but`."""
    found = {path.stem for path in (ROOT / package).glob("*.py")} - {"__init__"}
    return {f"{package.replace('/', '.')}.{name}" for name in found - but}


def test_every_parser_belongs_to_the_plain_core() -> None:
    contracts = {entry["id"]: entry for entry in PROJECT["tool"]["importlinter"]["contracts"]}
    plain = set(contracts["plain"]["source_modules"])
    rows = {"drafted", "importer", "papers", "records", "save"}
    assert plain_by_name("articles/importing", but=rows) <= plain


# The lock files


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_names_no_host_and_hashes_everything(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert "index" not in text
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def locked(name: str) -> dict[str, str]:
    """Return the version of each package in lock file `name`."""
    text = (ROOT / name).read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE))


def test_the_locks_hold_what_the_project_asks_for() -> None:
    runtime, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    asked = PROJECT["project"]["dependencies"]
    for line in [*asked, *PROJECT["dependency-groups"]["dev"]]:
        requirement = Requirement(line)
        version = (runtime if line in asked else dev).get(requirement.name.lower())
        assert version, f"{line} is in no lock file: run `make lock`"
        assert requirement.specifier.contains(version), f"{line}: run `make lock`"
    assert runtime.items() <= dev.items()
