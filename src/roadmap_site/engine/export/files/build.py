"""Builds the site of every language into site/.

python build.py              with MkDocs
python build.py properdocs   with ProperDocs
python build.py zensical     with Zensical
"""

import subprocess
import sys

LANGUAGES = ["mkdocs.yml"]
ENGINES = {
    "mkdocs": ["build", "--strict"],
    "properdocs": ["build", "--strict"],
    "zensical": ["build", "--clean"],
}

engine = sys.argv[1] if len(sys.argv) > 1 else "mkdocs"
if engine not in ENGINES:
    sys.exit(f"{engine} is none of {', '.join(ENGINES)}")
for settings in LANGUAGES:
    # The first language lies at the root of the site, and the others in it.
    subprocess.run([sys.executable, "-m", engine, *ENGINES[engine], "-f", settings], check=True)
