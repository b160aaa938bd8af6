"""What stage 1 says about setting up a computer. The chat with a model needs Ollama."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as in a terminal that stands in the folder."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_file_in_a_new_folder_runs(tmp_path: Path) -> None:
    """Make a folder in the terminal, write a `hello.py` in it and run it."""
    folder = tmp_path / "first"
    folder.mkdir()
    (folder / "hello.py").write_text('print("你好")\n', encoding="utf-8")
    ran = run(sys.executable, "-X", "utf8", "hello.py", folder=folder)
    assert ran.returncode == 0
    assert "hello.py" in {path.name for path in folder.iterdir()}


def test_a_virtual_environment_has_a_python_and_a_pip_of_its_own(tmp_path: Path) -> None:
    """`python -m venv .venv` makes an environment with its own pip, apart from the others."""
    assert run(sys.executable, "-m", "venv", ".venv", folder=tmp_path).returncode == 0
    scripts = tmp_path / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
    assert (scripts / "activate").exists()
    python = str(scripts / "python")
    assert run(python, "-m", "pip", "--version", folder=tmp_path).returncode == 0
    missing = run(python, "-c", "import numpy", folder=tmp_path)
    assert "ModuleNotFoundError: No module named 'numpy'" in missing.stderr


def test_a_library_that_pip_installed_says_its_version() -> None:
    """Install NumPy with pip and print its version: here pip has done so from the lock file."""
    assert sys.prefix != sys.base_prefix
    shown = run(sys.executable, "-m", "pip", "show", "numpy", folder=Path.cwd()).stdout
    printed = run(sys.executable, "-c", "import numpy; print(numpy.__version__)", folder=Path.cwd())
    assert f"Version: {printed.stdout.strip()}" in shown.splitlines()


def test_a_missing_file_is_named_in_the_error(tmp_path: Path) -> None:
    """Run a file that does not exist and say from the error what is wrong with the path."""
    ran = run(sys.executable, "helo.py", folder=tmp_path)
    assert ran.returncode == 2
    assert "can't open file" in ran.stderr
    assert str(tmp_path / "helo.py") in ran.stderr
    assert "No such file or directory" in ran.stderr
