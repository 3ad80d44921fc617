"""Shipped files lie inside the package, or beside it in a checkout."""

from tarife.terms import shipped
from tarife.terms.shipped import data_root


def test_a_checkout_holds_the_files_beside_the_code():
    assert (data_root() / "resources" / "translations").is_dir()


def test_an_installed_package_holds_them_itself(tmp_path, monkeypatch):
    (tmp_path / "_data").mkdir()
    monkeypatch.setattr(shipped, "files", lambda _: tmp_path)

    assert data_root() == tmp_path / "_data"
