"""Unsaved work outlives a crash."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers.plans import full_plan
from tarife.documents.recovery import adopt, discard, forget, keep, left_work
from tarife.terms.problems import OutsideError

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 10, tzinfo=UTC)


def test_what_was_kept_is_left_after_a_crash(tmp_path):
    keep(tmp_path, full_plan(), Path("november.tarife"))

    (work,) = left_work(tmp_path, NOW)

    assert (work.plan, work.path) == (full_plan(), Path("november.tarife"))
    assert work.kept_at.tzinfo is UTC


def test_a_plan_without_a_file_is_kept_too(tmp_path):
    keep(tmp_path, full_plan(), None)

    assert left_work(tmp_path, NOW)[0].path is None


def test_only_the_last_state_is_kept(tmp_path):
    keep(tmp_path, full_plan(), Path("a.tarife"))
    keep(tmp_path, full_plan(), Path("b.tarife"))

    assert [work.path for work in left_work(tmp_path, NOW)] == [Path("b.tarife")]


def test_what_was_saved_or_given_up_is_not_left(tmp_path):
    keep(tmp_path, full_plan(), None)
    forget(tmp_path)

    assert left_work(tmp_path, NOW) == ()


def test_left_work_stays_until_somebody_decides_while_new_work_is_kept(tmp_path):
    keep(tmp_path, full_plan(), Path("first.tarife"))
    left_work(tmp_path, NOW)
    keep(tmp_path, full_plan(), Path("second.tarife"))

    second, first = left_work(tmp_path, LATER)
    assert (second.path, first.path) == (Path("second.tarife"), Path("first.tarife"))

    discard(first.file)
    assert [work.path for work in left_work(tmp_path, LATER)] == [Path("second.tarife")]


def test_no_folder_holds_no_work(tmp_path):
    assert left_work(tmp_path / "none", NOW) == ()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"path": ""}', '{"path": "", "plan": "{}"}', '{"plan": 3}']
)
def test_what_cannot_be_read_is_not_offered_and_stays(tmp_path, content):
    file = tmp_path / "left-1.json"
    file.write_text(content)

    assert left_work(tmp_path, NOW) == ()
    assert file.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OutsideError, match="cannot be made"):
        keep(tmp_path / "file" / "recovery", full_plan(), None)
    assert left_work(tmp_path / "file" / "recovery", NOW) == ()


def test_a_file_that_cannot_be_removed_stays(tmp_path):
    (tmp_path / "unsaved.json").mkdir()

    forget(tmp_path)

    assert (tmp_path / "unsaved.json").exists()


def test_adopted_work_is_safe_until_it_is_saved(tmp_path):
    keep(tmp_path, full_plan(), None)
    (work,) = left_work(tmp_path, NOW)

    adopt(tmp_path, work)

    assert [again.plan for again in left_work(tmp_path, LATER)] == [full_plan()]
    adopt(tmp_path, left_work(tmp_path, LATER)[0])
    forget(tmp_path)
    assert left_work(tmp_path, LATER) == ()


def test_work_whose_file_is_gone_can_still_be_adopted(tmp_path):
    keep(tmp_path, full_plan(), None)
    (work,) = left_work(tmp_path, NOW)
    discard(work.file)

    adopt(tmp_path, work)

    assert left_work(tmp_path, LATER) == ()
