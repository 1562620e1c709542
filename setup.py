"""Lays resources and the bundled archive beside the modules of a built wheel.

They live at the top of the repository, where people look for them; setuptools packs only what
stands inside a package. All else is said in pyproject.toml.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithData(build_py):
    """Copies the program's files too; an editable installation reads them where they are."""

    def run(self) -> None:
        """Build the modules, then lay the files beside them."""
        super().run()
        if not self.editable_mode:
            bundled = Path(self.build_lib, "summitdesk", "bundled")
            shutil.copytree("resources", bundled / "resources", dirs_exist_ok=True)
            (bundled / "data").mkdir(exist_ok=True)
            shutil.copy2("data/summit.db", bundled / "data")


setup(cmdclass={"build_py": BuildWithData})
