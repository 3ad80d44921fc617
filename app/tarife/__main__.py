"""Chooses the window or the command line.

Until `main` has begun, Ctrl-C leaves a traceback: nothing that takes time is imported before.
"""

import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command if one is named, else open the window, maybe on a plan.

    Returns:
        The exit status.
    """
    if argv is None:  # a process of its own
        import _signal  # type: ignore[import-not-found]  # noqa: PLC0415 - signal takes a while

        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # quietly, while the rest is imported
    from pathlib import Path  # noqa: PLC0415 - the same

    from tarife import logs  # noqa: PLC0415 - the same
    from tarife.folders import keep_caches  # noqa: PLC0415 - the same

    _open_missing_streams()
    arguments = logs.start(sys.argv[1:] if argv is None else argv, os.environ)
    keep_caches(Path(__file__).parent)
    if arguments[:1] == ["--self-test"]:
        from tarife.self_test.run import run as test_itself  # noqa: PLC0415 - tests alone need it

        return test_itself()
    if arguments[:1] == ["--warm-up"]:
        from tarife.self_test.warming import warm_up  # noqa: PLC0415 - a process of its own

        return warm_up()
    if arguments and (arguments[0] in COMMANDS or not _is_file(arguments)):
        try:
            from tarife.cli.main import run, run_alone  # noqa: PLC0415 - the window starts without it
        except (ImportError, OSError, MemoryError) as error:
            return _tell_unloaded(arguments, error)
        return run(arguments) if argv is not None else run_alone(arguments)
    from tarife.gui.shell.startup import run as open_window  # noqa: PLC0415 - commands start without Qt

    return open_window(arguments)


def _tell_unloaded(arguments: list[str], error: Exception) -> int:
    """Say that a part of the program could not be loaded: memory is short, or it is broken."""
    from tarife.cli.voice import language_asked  # noqa: PLC0415 - see above
    from tarife.terms.sentences import in_language, say  # noqa: PLC0415 - see above

    text = say(
        "the program cannot be loaded ({kind}); close other programs, or install it anew",
        kind=type(error).__name__,
    )
    sys.stderr.write(f"{in_language(text, language_asked(arguments, os.environ))}\n")
    return 1


COMMANDS = (
    *("actuals", "advise", "bill", "check", "contacts", "diff"),
    *("explain", "forecast", "rates"),
)


def _is_file(arguments: list[str]) -> bool:
    """Tell whether a file is named, be it gone, or else an option or a word for a command."""
    from pathlib import Path  # noqa: PLC0415 - see above

    first = Path(arguments[0])
    if os.path.isfile(first):
        return True
    looks_like_one = bool(first.suffix) or first.name != arguments[0]
    return len(arguments) == 1 and looks_like_one and not arguments[0].startswith("-")


def _open_missing_streams() -> None:
    """Open what was closed: a program without a console has no streams on Windows."""
    from pathlib import Path  # noqa: PLC0415 - see above

    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - for good
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for good


if __name__ == "__main__":
    sys.exit(main())
