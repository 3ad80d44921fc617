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
        import gc  # noqa: PLC0415 - the first that comes after it

        gc.disable()  # while all is imported nothing is garbage
    from pathlib import Path  # noqa: PLC0415 - the same

    _open_missing_streams()
    arguments = sys.argv[1:] if argv is None else argv
    try:
        _ask_for_room()
        from tarife.surroundings import shut_out  # noqa: PLC0415 - the same

        shut_out(os.environ)
        from tarife import logs  # noqa: PLC0415 - the same
        from tarife.folders import keep_caches  # noqa: PLC0415 - the same

        arguments = logs.start(arguments, os.environ)
        keep_caches(Path(__file__).parent)
    except _UNLOADED as error:
        return _tell_unloaded(arguments, error)
    logs.tell_damage()
    if arguments[:1] == ["--self-test"]:
        from tarife.self_test.run import run as test_itself  # noqa: PLC0415 - tests alone need it

        _look_for_garbage()
        return test_itself()
    if arguments[:1] == ["--warm-up"]:
        from tarife.self_test.warming import warm_up  # noqa: PLC0415 - a process of its own

        _look_for_garbage()
        return warm_up()
    if _is_command(arguments):
        return _run_command(arguments, is_alone=argv is None)
    try:
        from tarife.gui.shell.startup import run as open_window  # noqa: PLC0415 - commands start without Qt
    except _UNLOADED as error:
        return _tell_unloaded(arguments, error)
    _look_for_garbage()
    return open_window(arguments)


def _look_for_garbage(each: int = 700) -> None:
    """Look for garbage again, but not among what is imported: that takes a tenth of a start.

    Args:
        each: After so many new objects.
    """
    import gc  # noqa: PLC0415 - see above

    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(each)
        gc.enable()


def _run_command(arguments: list[str], *, is_alone: bool) -> int:
    try:
        from tarife.cli.main import load, run, run_alone  # noqa: PLC0415 - the window starts without it

        load(arguments)
    except _UNLOADED as error:
        return _tell_unloaded(arguments, error)
    _look_for_garbage(each=50_000)  # what a budget is made of lasts; else half its time is this
    try:
        return run_alone(arguments) if is_alone else run(arguments)
    except (ImportError, EOFError) as error:  # of what a command loads on its way
        return _tell_unloaded(arguments, error)


def _tell_unloaded(arguments: list[str], error: Exception) -> int:
    """Say that a part of the program could not be loaded: memory is short, or it is broken."""
    is_cut = _drop_cut_byte_code(error)
    if isinstance(error, EOFError) and not is_cut:
        raise error
    try:
        from tarife.cli.voice import language_asked  # noqa: PLC0415 - see above
        from tarife.terms.sentences import in_language, say  # noqa: PLC0415 - see above
    except _UNLOADED:  # they need the library that lacks; its own report would be a page
        return _tell("the program cannot be loaded; close other programs", arguments)
    text = say(
        "the program cannot be loaded ({kind}); close other programs, or install it anew",
        kind=type(error).__name__,
    )
    if is_cut:
        text = say("what Python had compiled was cut, as by a full disk; start again")
    if not _has_folder():
        text = say("the working folder was removed; change to another one and try again")
    return _tell(in_language(text, language_asked(arguments, os.environ)), arguments)


def _drop_cut_byte_code(error: Exception) -> bool:
    """Remove the file of byte code that could not be read: Python would never make it anew.

    Up to 3.12 Python does not look at how much of such a file a full disk took.
    """
    from pathlib import Path  # noqa: PLC0415 - see above

    at, path = error.__traceback__, ""
    while at is not None:
        path = at.tb_frame.f_locals.get("bytecode_path") or path
        at = at.tb_next
    if not isinstance(error, EOFError) or not path:
        return False
    Path(path).unlink(missing_ok=True)
    return True


def _has_folder() -> bool:
    from pathlib import Path  # noqa: PLC0415 - see above

    try:
        Path.cwd()
    except OSError:
        return False
    return True


def _tell(text: str, arguments: list[str]) -> int:
    """Say why the program ends, in a box too where the window was meant to open."""
    if _is_command(arguments):
        sys.stderr.write(f"{text}\n")
    else:
        from tarife.native_box import tell  # noqa: PLC0415 - see above

        tell(text)
    return 1


_UNLOADED = (ImportError, OSError, MemoryError, EOFError)
_ROOM = 640 << 20


def _ask_for_room() -> None:
    """Ask the system for the address space that a small plan takes, and give it back.

    With less, the compiler and its libraries end the process without a word of ours. They ask
    for the working folder, too.

    Raises:
        MemoryError: If there is not so much.
        OSError: If there is no working folder.
    """
    import mmap  # noqa: PLC0415 - see above
    from pathlib import Path  # noqa: PLC0415 - see above

    Path.cwd()

    private = getattr(mmap, "MAP_PRIVATE", None)  # there are no such limits on Windows
    if private is None:
        return
    kind = private | mmap.MAP_ANONYMOUS | getattr(mmap, "MAP_NORESERVE", 0)
    try:
        mmap.mmap(-1, _ROOM, flags=kind, prot=mmap.PROT_READ).close()
    except OSError as error:
        raise MemoryError from error


COMMANDS = (
    *("actuals", "advise", "bill", "check", "contacts", "diff"),
    *("explain", "forecast", "maxprice", "optimise", "rates"),
)


def _is_command(arguments: list[str]) -> bool:
    """Tell whether a command is named, and not the window or a file for it."""
    return bool(arguments) and (arguments[0] in COMMANDS or not _is_file(arguments))


def _is_file(arguments: list[str]) -> bool:
    """Tell whether a file is named, be it gone, or else an option or a word for a command."""
    from pathlib import Path  # noqa: PLC0415 - see above

    first = Path(arguments[0])
    if os.path.isfile(first):
        return True
    looks_like_one = bool(first.suffix) or first.name != arguments[0]
    return len(arguments) == 1 and looks_like_one and not arguments[0].startswith("-")


def _open_missing_streams() -> None:
    """Open what was closed: a program without a console has no streams on Windows.

    Elsewhere what is to be printed then fails, and is told.
    """
    from pathlib import Path  # noqa: PLC0415 - see above

    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open("a", encoding="utf-8")  # noqa: SIM115 - for good, and not to be read
    if sys.stdout is None:
        mode = "w" if Path(sys.executable).stem == "pythonw" else "r"
        sys.stdout = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - the same
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - the same


if __name__ == "__main__":
    sys.exit(main())
