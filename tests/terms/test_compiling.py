"""Compiled functions do what their plain twins do."""

from numba import njit

from tarife.terms import compiling
from tarife.terms.compiling import compiled


def double(number: int) -> int:
    return 2 * number


def test_the_compiled_function_and_its_plain_twin_agree():
    fast = compiled(double)

    assert fast(21) == fast.py_func(21) == 42


def test_where_no_folder_can_be_written_to_functions_are_compiled_all_the_same(monkeypatch):
    def njit_without_folder(*, cache=False, **options):
        if cache:
            message = "no locator available"
            raise RuntimeError(message)
        return njit(**options)

    monkeypatch.setattr(compiling, "njit", njit_without_folder)

    assert compiling.compiled(lambda number: number + 1)(4) == 5
