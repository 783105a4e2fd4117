"""docs/adding-a-rule.md, followed to the letter in a fresh environment, gives a rule that fires."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "adding-a-rule.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_leads_to_a_finding(tmp_path: Path) -> None:
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    files = {}
    for _, content in blocks:
        if named := re.match(r"# (\S+\.\w+)\n", content):
            files[named[1]] = content if named[1] != "harga.txt" else content.partition("\n")[2]
    commands = [line for kind, content in blocks if kind == "sh" for line in content.splitlines()]
    assert set(files) == {"newsroom_rules.py", "pyproject.toml", "harga.txt"}
    assert len(commands) == 4

    work = tmp_path / "rules"
    work.mkdir()
    for name, content in files.items():
        (work / name).write_text(content, encoding="utf-8")
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    # The environment's factcheck, pip and build backend are those of this one; pip gets no network.
    (Path(purelib) / "outer.pth").write_text(
        "\n".join([sysconfig.get_path("purelib"), str(Path(__file__).parents[2])]), encoding="utf-8"
    )
    script = home / "bin" / "factcheck"
    script.write_text(f"#!{python}\nfrom factcheck.cli import main\nmain()\n", encoding="utf-8")
    script.chmod(0o755)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "FACTCHECK", "PIP_"))} | {
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this as "no isolation"
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    outputs = []
    for command in commands:
        done = subprocess.run(command, shell=True, cwd=work, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == (1 if "check" in command.split() else 0), (command, done.stdout, done.stderr)
        outputs.append(done.stdout)
    assert "double-percent" in outputs[1]
    assert "## Why it matters" in outputs[2]
    assert "“% persen”" in outputs[3]
    assert "keep the sign" in outputs[3]
    assert sys.version_info >= (3, 11)
