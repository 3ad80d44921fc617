"""Compiled functions do what their plain twins do."""

from tarife.terms.compiling import compiled


def double(number: int) -> int:
    return 2 * number


def test_the_compiled_function_and_its_plain_twin_agree():
    fast = compiled(double)

    assert fast(21) == fast.py_func(21) == 42
