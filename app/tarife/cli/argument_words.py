"""Translates the messages of the standard library's argument parser."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

from tarife.terms.languages import Language
from tarife.terms.marking import marked
from tarife.terms.problems import not_endless
from tarife.terms.saving import visible
from tarife.terms.sentences import in_language, say, translated

ARGUMENT_TEXTS: Final = (
    marked("usage: "),
    marked("positional arguments"),
    marked("options"),
    marked("show this help message and exit"),
    marked("%(prog)s: error: %(message)s\n"),
    marked("argument %(argument_name)s: %(message)s"),
    marked("the following arguments are required: %s"),
    marked("unrecognized arguments: %s"),
    marked("ambiguous option: %(option)s could match %(matches)s"),
    marked("ignored explicit argument %r"),
    marked("expected one argument"),
    marked("expected at most one argument"),
    marked("expected at least one argument"),
    marked("invalid %(type)s value: %(value)r"),
    marked("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What Python says; where a later one says more, that stays English."""


def _written(message: str, file: Any = None) -> None:
    """Write help or an error; argparse itself says nothing of what the disk refuses."""
    stream = file or sys.stderr
    stream.write(message)
    stream.flush()


class _OptionReader(argparse.ArgumentParser):
    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """Let an option have ``--`` as its text; older ones than Python 3.13 drop it there."""
        if action.option_strings and arg_strings == ["--"]:
            value = self._get_value(action, *arg_strings)
            self._check_value(action, value)
            return value
        return super()._get_values(action, arg_strings)


def speaking(language: Language) -> type[argparse.ArgumentParser]:
    """Give a reader of arguments that speaks a language, and may be told which."""

    class Help(argparse.HelpFormatter):
        def add_text(self, text: str | None) -> None:
            super().add_text(text and in_language(text, language))

        def _get_help_string(self, action: argparse.Action) -> str | None:
            return action.help and in_language(action.help, language)

    class Parser(_OptionReader):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options, formatter_class=Help)
            self.add_argument(
                "--language",
                choices=tuple(one.value for one in Language),
                default=argparse.SUPPRESS,
                help=say("the language to speak; without it that of the system"),
            )

        _print_message = staticmethod(_written)

        def error(self, message: str) -> NoReturn:
            super().error(visible(not_endless(message)))

        def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
            if "metavar" in options:
                options["metavar"] = in_language(options["metavar"], language)
            return super().add_argument(*names, **options)

        def add_subparsers(self, **options: Any) -> Any:
            metavar = in_language(options.pop("metavar"), language)
            return super().add_subparsers(**options, metavar=metavar)

    return Parser


@contextmanager
def speaking_arguments(language: Language) -> Iterator[None]:
    """Let the reader of arguments speak a language.

    It asks gettext for its words, which reads compiled files of its own alone; so its way to
    gettext is led to our catalogue for the while.
    """
    kept = vars(argparse)["_"]
    vars(argparse)["_"] = lambda text: translated(text, language)
    try:
        yield
    finally:
        vars(argparse)["_"] = kept
