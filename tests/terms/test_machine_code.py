"""Machine code made beforehand does what its kernels do, and refuses all other arguments."""

import ctypes
import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numba import config

from tarife import folders, logs
from tarife.__main__ import main
from tarife.cli.main import EXIT_OUTSIDE
from tarife.cli.main import run as run_command
from tarife.forecast.play.count_kernel import count_people
from tarife.self_test import run, warming
from tarife.self_test.figures import example_paths
from tarife.terms import compiling, machine_code
from tarife.terms.compiling import compiled
from tarife.terms.machine_code import (
    FOLDER,
    LIST,
    SUMS,
    DamagedCodeError,
    MachineCode,
    code_folder,
    digest_of,
    found_code,
    sums_of,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
import machine_code as making

PROCESSOR = making.PROCESSORS[platform.machine().lower()]
ENDS = np.zeros(3, dtype=np.uint64)
STATE = (np.uint64(24), np.uint64(2))
RATES = np.array([[1.0, 0.5], [2.0, 0.25]])


def open_windows(at, state, ends):
    hours, row = state
    for place in range(len(ends)):
        ends[place] = at + hours
    return ends[row]


def weighted(rows, weight):
    total = 0.0
    for row in range(len(rows)):
        total += rows[row, 1] * weight
    return total


def is_late(at, limit):
    return at > limit


def forget(ends):
    ends[:] = 0


def half(number):
    return number / 2


def both_halves(ratio):
    return half(ratio) + half(int(ratio))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """What an installer ships, with machine code of the functions above."""
    data = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(config, "CACHE_DIR", str(data / "cache"))
        patch.setitem(globals(), "half", compiled(half))
        kernels = [
            compiled(one) for one in (open_windows, weighted, is_late, forget, both_halves)
        ]
        arguments = (
            (np.uint64(5), STATE, ENDS.copy()),
            (RATES, 2.0),
            (np.uint64(2), np.uint64(1)),
            (ENDS.copy(),),
            (3.0,),
        )
        for kernel, given in zip(kernels, arguments, strict=True):
            kernel(*given)
        making.make([half, *kernels], PROCESSOR, data / FOLDER)
    return data


@pytest.fixture
def installed(data, monkeypatch):
    monkeypatch.setattr(machine_code, "data_root", lambda: data)
    monkeypatch.setattr(compiling, "ready_code", lambda: MachineCode(data / FOLDER))


@pytest.fixture
def looked_for():
    """Machine code is looked for anew, in this test and after it."""
    found_code.cache_clear()
    yield
    found_code.cache_clear()


@pytest.mark.usefixtures("installed")
def test_it_reads_and_writes_what_a_kernel_does_in_an_array_and_gives_the_same():
    ends, twins = ENDS.copy(), ENDS.copy()
    kernel = compiled(open_windows)

    assert kernel(np.uint64(5), STATE, ends) == kernel.py_func(np.uint64(5), STATE, twins) == 29
    assert ends.tolist() == twins.tolist() == [29, 29, 29]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("function", "arguments", "result"),
    [
        (weighted, (RATES, 2.0), 1.5),
        (weighted, (RATES[:0], 2.0), 0.0),
        (is_late, (np.uint64(2**63), np.uint64(1)), True),
        (is_late, (np.uint64(1), np.uint64(2**64 - 1)), False),
        (forget, (np.ones(2, dtype=np.uint64),), None),
        (both_halves, (3.0,), 3.0),
    ],
)
def test_each_kind_of_result_comes_back(function, arguments, result):
    assert compiled(function)(*arguments) == result


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "rates", [RATES.astype(np.float32), RATES[0], RATES.T, np.zeros((4, 2))[::2]]
)
def test_an_array_of_another_kind_is_refused_before_it_is_touched(rates):
    with pytest.raises(TypeError, match="2-d float64 is expected"):
        compiled(weighted)(rates, 2.0)


@pytest.mark.usefixtures("installed")
def test_a_function_of_other_kernels_alone_stays_plain():
    assert compiled(sum) is sum


@pytest.mark.usefixtures("installed")
def test_a_failure_inside_is_not_taken_for_a_result(monkeypatch):
    monkeypatch.setattr(machine_code, "ctypes", Failing)

    with pytest.raises(RuntimeError, match="forget failed"):
        compiled(forget)(ENDS.copy())


class Failing:
    """A library whose kernels end with a status other than 0."""

    c_char, c_int = ctypes.c_char, ctypes.c_int
    addressof = staticmethod(ctypes.addressof)

    class CDLL:
        def __init__(self, _path):
            pass

        def __getitem__(self, _symbol):
            return type("Code", (), {"__call__": lambda *_: 1})()


@pytest.mark.usefixtures("installed", "looked_for")
def test_an_installed_program_neither_compiles_nor_keeps_what_it_compiled(
    monkeypatch, tmp_path, capsys
):
    for name in ("NUMBA_CACHE_DIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(name, "set back at the end")
        monkeypatch.delenv(name)
    monkeypatch.setattr(folders, "cache", lambda: tmp_path)
    monkeypatch.setattr(warming, "play_everything", pytest.fail)
    monkeypatch.setattr(run, "ready_code", compiling.ready_code)

    folders.keep_caches(tmp_path)

    assert (warming.warm_up(), capsys.readouterr().out) == (0, "")
    assert folders.compiled_mark() is None
    assert list(tmp_path.iterdir()) == []
    assert f"kernels for {PROCESSOR}" in run.versions()


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout of one source, and machine code that was made of it."""
    source, folder = tmp_path / "windows.py", tmp_path / "build" / FOLDER
    source.write_text("HOURS = 24\n")
    folder.mkdir(parents=True)
    told = {"sources": [source.name], "digest": digest_of(tmp_path, [source.name])}
    (folder / LIST).write_text(json.dumps({**told, "library": "kernels.so"}))
    (folder / "kernels.so").write_bytes(b"machine code")
    (folder / SUMS).write_text(sums_of(folder, ["kernels.so", LIST]))
    monkeypatch.setattr(machine_code, "data_root", lambda: tmp_path)
    monkeypatch.setattr(machine_code, "MADE", f"build/{FOLDER}")
    return tmp_path


def test_a_checkout_takes_what_was_made_of_its_sources(checkout):
    assert code_folder() == checkout / "build" / FOLDER


def test_it_takes_none_that_was_made_of_other_sources(checkout):
    (checkout / "windows.py").write_text("HOURS = 72\n")

    assert code_folder() is None


@pytest.mark.parametrize("lost", ["windows.py", f"build/{FOLDER}/{SUMS}"])
def test_it_takes_none_where_a_source_is_gone_or_an_older_program_made_it(checkout, lost):
    (checkout / lost).unlink()

    assert code_folder() is None


def cut(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def turn_a_bit(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)


def empty(file):
    file.write_bytes(b"")


@pytest.mark.usefixtures("looked_for")
@pytest.mark.parametrize("damage", [cut, turn_a_bit, empty, Path.unlink])
@pytest.mark.parametrize("name", ["kernels.so", LIST])
def test_a_checkout_compiles_damaged_code_anew_and_logs_it(checkout, name, damage, caplog):
    damage(checkout / "build" / FOLDER / name)

    assert machine_code.ready_code() is None
    logs.tell_damage()
    assert "compiled anew: machine code is not as it was made" in caplog.text


@pytest.fixture
def copied(data, tmp_path):
    """Machine code that may be damaged."""
    return shutil.copytree(data / FOLDER, tmp_path / FOLDER)


@pytest.mark.usefixtures("looked_for")
@pytest.mark.parametrize("damage", [cut, turn_a_bit, empty, Path.unlink])
@pytest.mark.parametrize("name", [making.LINKING[sys.platform][0], LIST, SUMS])
def test_damaged_code_of_an_installed_program_ends_in_a_sentence(
    copied, monkeypatch, capsys, name, damage
):
    monkeypatch.setattr(machine_code, "data_root", lambda: copied.parent)
    monkeypatch.setattr(machine_code, "find_spec", lambda _: None)  # it brings no Numba
    damage(copied / name)

    assert main(["rates", "list", "--language", "en"]) == EXIT_OUTSIDE
    said = capsys.readouterr().err
    assert said.startswith("the program cannot be loaded (DamagedCodeError);")
    assert said.endswith("install it anew\n")


def test_a_library_that_the_system_does_not_load_is_damaged(copied):
    library = making.LINKING[sys.platform][0]
    (copied / library).write_bytes(b"of another system")
    (copied / SUMS).write_text(sums_of(copied, [library, LIST]))

    with pytest.raises(DamagedCodeError, match="cannot be loaded"):
        MachineCode(copied)


def test_it_is_made_anew_when_kernels_what_they_import_or_who_calls_them_change():
    sources = making._sources_of([count_people])

    assert {"app/tarife/billing/windows.py", "app/tarife/billing/ledger.py"} <= sources
    assert {"app/tarife/forecast/play/counting.py", "packaging/machine_code.py"} <= sources
    assert not any("/gui/" in source for source in sources)


_FORECAST = """
import sys
from tarife.__main__ import main

status = main(["forecast", *sys.argv[1:]])
assert "numba" not in sys.modules, "compiled all the same"
sys.exit(status)
"""


@pytest.mark.unmeasured
def test_a_checkout_forecasts_by_machine_code_what_it_forecasts_by_numba(tmp_path, capsys):
    subprocess.run([sys.executable, making.__file__], check=True)  # unless that is done
    plan, by_code, by_numba = example_paths()[-1], tmp_path / "code.csv", tmp_path / "numba.csv"
    asked = [sys.executable, "-c", _FORECAST, str(plan), "--csv", str(by_code)]

    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    run_command(["forecast", str(plan), "--csv", str(by_numba)])

    assert done.returncode == 0, done.stderr
    assert by_code.read_text() == by_numba.read_text()
    assert done.stdout == capsys.readouterr().out.replace(by_numba.name, by_code.name)


def test_one_for_windows_is_made_on_any_system(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path))
    kernel = compiled(is_late)
    kernel(np.uint64(2), np.uint64(1))

    made = making._object_of([making._Kernel.of(kernel)], "x86-64-v2", "win32")

    assert made[:2] == b"\x64\x86"  # an object file of 64-bit Windows


def test_a_kernel_that_was_never_called_is_not_forgotten(tmp_path):
    with pytest.raises(ValueError, match=r"nothing calls \['is_late'\]"):
        making.make([compiled(is_late)], PROCESSOR, tmp_path)
