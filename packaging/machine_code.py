"""Makes the machine code that installers bring: ``machine_code.py FOLDER``.

Numba compiles every kernel for the least processor that is supported. What it has optimised
goes into one library of the system, in which each kernel is a function that takes the address
of its arguments, one after the other in words of 64 bits, and leaves its result behind them.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROCESSORS = {
    "x86_64": "x86-64-v2",  # as NumPy; newer ones make nothing faster, see RESULTS.md
    "amd64": "x86-64-v2",
    "arm64": "apple-m1",
    "aarch64": "generic",
}
LIBRARIES = {
    "linux": ("kernels.so", ("ld", "-shared", "-s", "--as-needed", "--build-id=none")),
    "darwin": ("kernels.dylib", ("cc", "-dynamiclib")),
    "win32": ("kernels.dll", ("gcc", "-shared", "-s")),
}
OF_SYSTEM = {"linux": ("-l:libm.so.6", "-l:libc.so.6")}


def main() -> int:
    """Compile the program's kernels into a folder."""
    (folder,) = map(Path, sys.argv[1:])
    processor = PROCESSORS[platform.machine().lower()]
    with tempfile.TemporaryDirectory() as anew:
        os.environ |= {
            "NUMBA_CACHE_DIR": anew,
            "NUMBA_CPU_NAME": processor,
            "NUMBA_CPU_FEATURES": "",
        }
        from tarife.self_test.warming import play_everything  # noqa: PLC0415 - see above
        from tarife.terms.compiling import KERNELS  # noqa: PLC0415 - see above

        for _ in play_everything():
            pass
        make(KERNELS, processor, folder)
    return 0


def make(kernels: list[Any], processor: str, folder: Path) -> None:
    """Write a library of kernels that have been called, and the list of them.

    One that other kernels call with various types is part of these alone.

    Raises:
        ValueError: If one has not been called, or takes something that cannot be laid out.
    """
    from llvmlite import binding as llvm  # noqa: PLC0415 - after the processor is chosen

    from tarife.terms.machine_code import LIST  # noqa: PLC0415 - the same

    if idle := [kernel.__name__ for kernel in kernels if not kernel.signatures]:
        message = f"nothing calls {idle}: have tarife.self_test.warming do it"
        raise ValueError(message)
    made = [_Kernel.of(kernel) for kernel in kernels if len(kernel.signatures) == 1]
    machine = llvm.Target.from_triple(llvm.get_process_triple()).create_target_machine(
        cpu=processor, opt=3, reloc="pic", codemodel="default"
    )
    module = llvm.parse_assembly("")
    for kernel in made:
        module.link_in(llvm.parse_assembly(kernel.code))
        module.link_in(llvm.parse_assembly(kernel.entry))
    symbols = {kernel.symbol for kernel in made}
    for thing in (*module.functions, *module.global_variables):
        if not thing.is_declaration and thing.name not in symbols:
            thing.linkage = "internal"
    _drop_unused(module, machine)
    module.verify()
    folder.mkdir(parents=True, exist_ok=True)
    library, linker = LIBRARIES[sys.platform]
    (folder / "kernels.o").write_bytes(machine.emit_object(module))
    subprocess.run(
        [*linker, "-o", library, "kernels.o", *OF_SYSTEM.get(sys.platform, ())],
        cwd=folder,
        check=True,
    )
    (folder / "kernels.o").unlink()
    listed = {
        "processor": processor,
        "library": library,
        "kernels": {one.symbol: {"takes": one.takes, "gives": one.gives} for one in made},
    }
    (folder / LIST).write_text(f"{json.dumps(listed, indent=1)}\n", encoding="utf-8")


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

    if isinstance(kind, types.BaseTuple):
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
