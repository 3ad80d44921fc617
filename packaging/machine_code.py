"""Makes machine code for installers and for a checkout: ``machine_code.py [FOLDER PLATFORM]``.

Numba compiles every kernel for the least processor that is supported. What it has optimised
goes into one library of the system, in which each kernel is a function that takes the address
of its arguments, one after the other in words of 64 bits, and leaves its result behind them.
That of Windows (``win32``) can be made on Linux too. What is current is left as it is.
"""

import ast
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROCESSORS = {
    "x86_64": "x86-64-v2",  # as NumPy; newer ones make nothing faster, see RESULTS.md
    "amd64": "x86-64-v2",
    "arm64": "apple-m1",
    "aarch64": "generic",
}
ROOT = Path(__file__).resolve().parents[1]
MINGW = "" if sys.platform == "win32" else "x86_64-w64-mingw32-"
TO_DLL = "-shared -s -nostdlib -Wl,--no-insert-timestamp,-e,0"
LINKING = {
    "linux": (
        "kernels.so",
        "ld -shared -s --as-needed --build-id=none kernels.o -l:libm.so.6 -l:libc.so.6",
    ),
    "darwin": ("kernels.dylib", "cc -dynamiclib kernels.o"),
    "win32": (
        "kernels.dll",
        f"{MINGW}dlltool -d {{packaging}}/windows/crt.def -l libcrt.a",
        f"{MINGW}gcc {TO_DLL} kernels.o libcrt.a -lucrt -lgcc",
    ),
}
"""The library of a system, and the commands that make it of an object file, the linker last."""

TRIPLES = {"win32": "x86_64-w64-windows-gnu"}
OTHER_SOURCES = (Path(__file__).resolve(), ROOT / "requirements.lock")


def main() -> int:
    """Compile the program's kernels into a folder, unless that is done."""
    named, system = sys.argv[1:] or (str(ROOT / "build" / "machine_code"), sys.platform)
    folder, processor = Path(named), PROCESSORS[platform.machine().lower()]
    with tempfile.TemporaryDirectory() as anew:
        os.environ |= {
            "NUMBA_CACHE_DIR": anew,
            "NUMBA_CPU_NAME": processor,
            "NUMBA_CPU_FEATURES": "",
        }
        from tarife.terms import machine_code  # noqa: PLC0415 - see above

        with suppress(machine_code.DamagedCodeError):
            if machine_code.is_current(folder, ROOT):
                return 0
        machine_code.code_folder = lambda: None  # all of it is compiled anew
        from tarife.self_test.warming import play_everything  # noqa: PLC0415 - see above
        from tarife.terms.compiling import KERNELS  # noqa: PLC0415 - see above

        for done in play_everything():
            print(f"== compiling the simulator, once: {done} %", flush=True)
        make(KERNELS, processor, folder, system)
    return 0


def make(kernels: list[Any], processor: str, folder: Path, system: str = sys.platform) -> None:
    """Write a library of kernels that have been called, and the list of them.

    One that other kernels call with various types is part of these alone. Their sums come last,
    and the old ones go first: whoever looks in between finds none.

    Raises:
        ValueError: If one has not been called, or takes something that cannot be laid out.
    """
    from tarife.terms.machine_code import LIST, SUMS, digest_of, sums_of  # noqa: PLC0415 - see main

    if idle := [kernel.__name__ for kernel in kernels if not kernel.signatures]:
        message = f"nothing calls {idle}: have tarife.self_test.warming do it"
        raise ValueError(message)
    made = [_Kernel.of(kernel) for kernel in kernels if len(kernel.signatures) == 1]
    sources = sorted(_sources_of(kernels))
    library, *before, linker = LINKING[system]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SUMS).unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        (Path(scratch) / "kernels.o").write_bytes(_object_of(made, processor, system))
        for command in (*before, f"{linker} -o {library}"):
            words = [word.format(packaging=ROOT / "packaging") for word in command.split()]
            subprocess.run(words, cwd=scratch, check=True)
        listed = {
            "processor": processor,
            "library": library,
            "kernels": {one.symbol: {"takes": one.takes, "gives": one.gives} for one in made},
            "sources": sources,
            "digest": digest_of(ROOT, sources),
        }
        (Path(scratch) / LIST).write_text(f"{json.dumps(listed, indent=1)}\n", "utf-8")
        sums = sums_of(Path(scratch), (library, LIST))
        (Path(scratch) / SUMS).write_text(sums, "utf-8")
        for name in (library, LIST, SUMS):
            (Path(scratch) / name).replace(folder / name)


def _object_of(made: "list[_Kernel]", processor: str, system: str) -> bytes:
    """Put kernels together as an object file of a system."""
    from llvmlite import binding as llvm  # noqa: PLC0415 - after the processor is chosen

    triple = TRIPLES.get(system, llvm.get_process_triple())
    machine = llvm.Target.from_triple(triple).create_target_machine(
        cpu=processor, opt=3, reloc="pic", codemodel="default"
    )
    module = llvm.parse_assembly("")
    for kernel in made:
        module.link_in(llvm.parse_assembly(kernel.code))
        module.link_in(llvm.parse_assembly(kernel.entry))
    module.triple, module.data_layout = triple, str(machine.target_data)
    symbols = {kernel.symbol for kernel in made}
    for thing in (*module.functions, *module.global_variables):
        if not thing.is_declaration and thing.name not in symbols:
            thing.linkage = "internal"
    _drop_unused(module, machine)
    module.verify()
    return bytes(machine.emit_object(module))


def _sources_of(kernels: list[Any]) -> set[str]:
    """Find what kernels are made of: their modules, what these import, and who calls them."""
    modules = {path: path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py")}
    imports = {path: set(_imports(text)) for path, text in modules.items()}
    own = {_path_of(kernel.__module__) for kernel in kernels} & modules.keys()
    callers = {path for path, named in imports.items() if named & own}
    found, coming = set(callers), own
    while coming:
        found |= coming
        coming = set().union(*(imports[path] for path in coming)) & modules.keys() - found
    return {path.relative_to(ROOT).as_posix() for path in (*found, *OTHER_SOURCES)}


def _imports(text: str) -> Iterator[Path]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield _path_of(node.module)
            yield from (_path_of(f"{node.module}.{named.name}") for named in node.names)


def _path_of(module: str) -> Path:
    path = ROOT.joinpath("app", *module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@dataclass(frozen=True)
class _Kernel:
    """One kernel.

    Attributes:
        symbol: Its name in the library.
        takes: See `tarife.terms.machine_code`.
        gives: The type of its result.
        code: What Numba made of it, in the language of LLVM.
        entry: The function that calls it with arguments from memory.
    """

    symbol: str
    takes: list[tuple[str, int]]
    gives: str
    code: str
    entry: str

    @classmethod
    def of(cls, kernel: Any) -> "_Kernel":
        from tarife.terms.machine_code import symbol_of  # noqa: PLC0415 - see make

        symbol = symbol_of(kernel.py_func)
        (result,) = kernel.overloads.values()
        return cls(
            symbol,
            [one for kind in result.fndesc.argtypes for one in _laid_out(kind)],
            str(result.fndesc.restype),
            result.library.get_llvm_str(),
            _entry(symbol, result.target_context, result.fndesc),
        )


def _laid_out(kind: Any) -> list[tuple[str, int]]:
    from numba.core import types  # noqa: PLC0415 - see make

    is_tuple = isinstance(kind, types.BaseTuple)  # its class does not declare its types
    if is_tuple:
        return [one for part in kind.types for one in _laid_out(part)]
    if isinstance(kind, types.Array) and kind.layout == "C" and kind.mutable and kind.aligned:
        return [(str(kind.dtype), kind.ndim)]
    if str(kind) in {"uint64", "int64", "float64"}:
        return [(str(kind), 0)]
    message = f"an argument is of a kind that is not laid out: {kind}"
    raise ValueError(message)


def _entry(symbol: str, context: Any, described: Any) -> str:
    """Write the function that takes arguments from memory, and leaves the result there."""
    from llvmlite import ir  # noqa: PLC0415 - see make
    from numba.core import types  # noqa: PLC0415 - see make

    module = context.create_module(symbol)
    convention, word = context.call_conv, ir.IntType(64)
    kind = convention.get_function_type(described.restype, described.argtypes)
    called = ir.Function(module, kind, described.llvm_func_name)
    entry = ir.Function(module, ir.FunctionType(ir.IntType(32), [word.as_pointer()]), symbol)
    builder, place, arguments = ir.IRBuilder(entry.append_basic_block()), 0, []

    def at(kind: Any) -> Any:
        here = builder.gep(entry.args[0], [word(place)])
        return builder.bitcast(here, kind.as_pointer())

    for argument in described.argtypes:
        kind = context.get_value_type(argument)
        arguments.append(builder.load(at(kind)))
        place += context.get_abi_sizeof(kind) // 8
    status, given = convention.call_function(
        builder, called, described.restype, described.argtypes, arguments
    )
    if described.restype != types.none:
        builder.store(given, at(given.type))
    builder.ret(status.code)
    return str(module)


def _drop_unused(module: Any, machine: Any) -> None:
    from llvmlite import binding as llvm  # noqa: PLC0415 - see make

    passes = llvm.create_new_module_pass_manager()
    passes.add_global_dead_code_eliminate_pass()
    passes.run(module, llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options()))


if __name__ == "__main__":
    sys.exit(main())
