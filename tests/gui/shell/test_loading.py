from importlib.util import find_spec
from threading import current_thread

import pytest

from tarife.documents.shape import plan_file
from tarife.gui.shell import workspace
from tarife.gui.shell.workspace import Loading

pytestmark = pytest.mark.charts


def fail():
    message = "no library"
    raise ImportError(message)


@pytest.mark.parametrize("work", [list, fail])
def test_the_end_of_work_is_told_however_it_ended(qtbot, qapp, work):
    loading = Loading(work, qapp)

    with qtbot.waitSignal(loading.done):
        loading.start()

    loading.close()


def test_work_is_done_in_a_thread_of_its_own(qtbot, qapp):
    threads = []
    loading = Loading(lambda: threads.append(current_thread()), qapp)

    with qtbot.waitSignal(loading.done):
        loading.start()

    loading.close()
    assert threads[0] is not current_thread()


def test_the_drawing_library_and_the_reader_of_plans_are_got_ready(monkeypatch):
    imported = []
    monkeypatch.setattr(workspace, "import_module", imported.append)
    plan_file.cache_clear()

    workspace.get_ready()

    assert [find_spec(name).name for name in imported] == ["tarife.gui.chart.canvas"]
    assert plan_file.cache_info().currsize == 1
