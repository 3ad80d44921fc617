from threading import current_thread

import pytest

from tarife.documents.shape import plan_file
from tarife.gui.shell.workspace import Loading, get_ready


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


def test_what_is_got_ready_is_there_afterwards():
    get_ready()

    assert plan_file.cache_info().currsize == 1
