from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from helpers.gui.windows import Answers, a_plan
from tarife.documents.codec import plan_text
from tarife.documents.files import load_plan, save_plan
from tarife.gui.document import files
from tarife.gui.document.files import Conflict, Glance, PlanFiles, shipped_examples
from tarife.gui.document.undo import NotInPlan
from tarife.gui.widgets import settings
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.model.scenarios import Adjustment, Lever
from tarife.terms.problems import Problem


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def owner():
    return QObject()


@pytest.fixture
def plan_files(session, store, answers, owner):
    return PlanFiles(session, store, answers, owner)


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "sale.tarife"
    save_plan(a_plan(), path)
    return path


def test_the_log_tells_what_happened_and_nothing_of_whom(plan_files, saved, tmp_path, caplog):
    caplog.set_level("INFO", "tarife")
    broken = tmp_path / "for +905321234567.tarife"
    broken.write_text('{"format": 1, "plan": {"name": "+905321234567", "month": "x"}}')

    plan_files.open_file(saved)
    plan_files.save()
    plan_files.open_file(broken)
    plan_files.open_file(tmp_path / "gone.tarife")

    assert [record.message.split(":")[0] for record in caplog.records] == [
        "plan opened",
        "plan saved",
        "plan not opened",
        "plan not opened",
    ]
    assert "plan not opened: InputError (" in caplog.text
    for secret in ("90532", str(tmp_path), saved.name, a_plan().name):
        assert secret not in caplog.text


@pytest.fixture
def edited(plan_files, session, saved):
    """A file that is open with a change that is not in it."""
    plan_files.open_file(saved)
    session.apply(set_plan_field("name", "another"))
    return plan_files, saved


def test_a_file_is_opened_and_remembered(plan_files, session, saved):
    plan_files.open_file(saved)

    assert session.plan == a_plan()
    assert session.path == saved
    assert [file.path for file in plan_files.recent] == [saved]


def test_a_recent_file_keeps_month_and_cost_of_what_was_saved_and_nothing_else(
    qtbot, plan_files, session, saved, store
):
    with qtbot.waitSignal(session.forecast_ready):
        plan_files.open_file(saved)
    kept = plan_files.recent[0].glance

    assert kept.cost == session.outcome.total
    assert kept.period == a_plan().period
    assert sum(kept.shares.values()) == kept.cost.micros
    (written,) = settings.recent_glances.read(store).values()
    assert sorted(written) == ["currency", "month", "months", "shares"]
    with qtbot.waitSignal(session.forecast_ready):
        session.apply(set_plan_field("name", "not saved yet"))
    assert plan_files.recent[0].glance == kept


GLANCE = {"month": "2026-11", "months": 12, "currency": "USD", "shares": {"marketing": 5}}
assert Glance.read(GLANCE) is not None


@pytest.mark.parametrize(
    "kept",
    [
        *(None, 3, {}, {"month": "x"}, {"shares": {"cocoa": 1}}),
        *({**GLANCE, "months": months} for months in (0, 13, 10**9, float("inf"))),
        *({**GLANCE, "shares": {"utility": sum_}} for sum_ in (-1, 2**62, float("inf"))),
        {**GLANCE, "currency": "<b>"},
    ],
)
def test_what_another_program_wrote_about_a_file_is_not_shown(kept):
    assert Glance.read(kept) is None


def test_an_example_is_a_copy_whose_saving_asks_where_to(
    plan_files, session, answers, tmp_path
):
    example = shipped_examples()[0].path
    before = example.read_bytes()
    answers.saves = tmp_path / "mine.tarife"

    plan_files.open_file(example.parent / "." / example.name)
    assert session.path is None
    assert not session.is_dirty
    assert plan_files.recent == ()
    session.apply(set_plan_field("name", "mine"))
    plan_files.save()

    assert example.read_bytes() == before
    assert load_plan(answers.saves).name == "mine"


def test_a_broken_file_is_told_with_everything_that_is_wrong(
    plan_files, session, answers, tmp_path
):
    path = tmp_path / "broken.tarife"
    path.write_text('{"format": 1, "plan": {"name": "x", "month": "2026-13", "grid": 3}}')

    plan_files.open_file(path)

    (heading, problems), *_ = answers.shown
    assert "broken.tarife" in heading
    assert len(problems) == 2
    assert session.plan is None


def test_a_plan_of_several_months_opens_as_it_is(plan_files, session, tmp_path):
    path = tmp_path / "quarter.tarife"
    plan = replace(a_plan(), months=3, growth=(Adjustment(Lever.VOLUME, 1.1),))
    save_plan(plan, path)

    plan_files.open_file(path)

    assert session.plan.months == 3
    assert session.plan.growth == plan.growth


def test_a_missing_file_is_a_sentence(plan_files, answers, tmp_path):
    plan_files.open_file(tmp_path / "none.tarife")

    assert answers.shown[0][1][0].message == "there is no such file"


def test_saving_writes_what_is_open_and_cleans(plan_files, session, saved):
    plan_files.open_file(saved)
    session.apply(set_plan_field("name", "another"))

    assert plan_files.save()

    assert load_plan(saved).name == "another"
    assert not session.is_dirty


def test_a_plan_without_a_file_asks_where_and_gets_the_extension(
    plan_files, session, answers, tmp_path
):
    session.open(a_plan(), None)
    answers.saves = tmp_path / "my plan"

    assert plan_files.save()

    assert session.path == tmp_path / "my plan.tarife"
    assert load_plan(session.path) == a_plan()


def test_not_choosing_where_saves_nothing(plan_files, session):
    session.open(a_plan(), None)

    assert not plan_files.save()
    assert session.path is None


def test_a_disk_that_refuses_is_a_sentence(plan_files, session, answers, tmp_path):
    session.open(a_plan(), None)
    answers.saves = tmp_path / "no folder" / "x.tarife"

    assert not plan_files.save()

    assert "folder does not exist" in answers.shown[0][1][0].message
    assert session.path is None


@pytest.mark.parametrize(
    ("keeps", "may_leave", "name"),
    [(None, False, a_plan().name), (False, True, a_plan().name), (True, True, "another")],
    ids=["go back", "give up", "save"],
)
def test_unsaved_changes_are_asked_about(edited, answers, keeps, may_leave, name):
    plan_files, path = edited
    answers.keeps = keeps

    assert plan_files.may_leave() is may_leave
    assert load_plan(path).name == name


@pytest.fixture
def half_taken(plan_files, session, saved):
    """A file that is open, beside which stands what its plan could not take."""
    plan_files.open_file(saved)
    session.refusals.note("taxes", (Problem("refused-cell", "VAT", "xx", "type"),))
    session.refusals.note_pasted("grid", NotInPlan(rows=1, columns=1, texts=2))
    return plan_files, saved


@pytest.mark.parametrize("drops", [False, True], ids=["go back", "leave it"])
@pytest.mark.parametrize("way", ["new", "made", "open", "close", "reload"])
def test_rows_and_texts_that_the_plan_could_not_take_are_not_lost_unasked(
    half_taken, session, answers, way, drops
):
    plan_files, saved = half_taken
    answers.drops, answers.makes, answers.conflict = drops, a_plan(), Conflict.TAKE_THEIRS
    theirs = replace(a_plan(), name="theirs")
    save_plan(theirs, saved)
    ways = {
        "new": plan_files.start_new,
        "made": lambda: plan_files.start_with(theirs),
        "open": lambda: plan_files.open_file(saved),
        "close": plan_files.may_leave,
        "reload": plan_files.save,
    }

    result = ways[way]()

    assert answers.dropped == [NotInPlan(rows=1, columns=1, texts=3)]
    assert answers.left == []  # no question of saving: all that the plan took is saved
    if way == "close":
        assert result is drops
    else:
        assert any(session.refusals.not_in_plan) is not drops


def test_changes_and_what_the_plan_could_not_take_are_one_question(
    plan_files, session, answers, saved
):
    plan_files.open_file(saved)
    session.apply(set_plan_field("name", "changed"))
    session.refusals.note_pasted("grid", NotInPlan(rows=2))
    answers.keeps = None

    assert not plan_files.may_leave()
    assert answers.dropped == [NotInPlan(rows=2)]  # told, with the changes
    assert answers.left == [("changed", False)]

    answers.keeps, answers.drops = True, False
    assert plan_files.may_leave()
    assert load_plan(saved).name == "changed"
    assert not plan_files.may_leave()  # saved: they alone are asked about


def test_going_back_keeps_what_is_open(plan_files, session, answers, saved):
    plan_files.open_file(saved)
    session.apply(set_plan_field("name", "another"))
    answers.keeps, answers.makes = None, a_plan()

    plan_files.start_new()
    plan_files.open_file(saved)

    assert session.plan.name == "another"


def test_a_new_plan_has_no_file_and_nothing_to_save(plan_files, session, answers, saved):
    plan_files.open_file(saved)
    answers.makes = a_plan()

    plan_files.start_new()

    assert session.path is None
    assert not session.is_dirty


def test_every_new_plan_and_every_copy_of_an_example_is_a_plan_of_its_own(
    plan_files, session, answers
):
    answers.makes = replace(a_plan(), id="")
    ids = [a_plan().id]
    for start in (
        *(plan_files.start_new, plan_files.start_new),
        *2 * (lambda: plan_files.open_file(shipped_examples()[0].path),),
    ):
        start()
        ids.append(session.plan.id)

    assert all(ids)
    assert len(set(ids)) == 5


def test_a_plan_saved_under_another_name_is_the_same_plan(plan_files, answers, saved):
    plan_files.open_file(saved)
    answers.saves = saved.with_name("copy.tarife")

    assert plan_files.save_as()

    assert load_plan(answers.saves).id == a_plan().id


def test_the_suggested_name_suits_every_disk(plan_files, session):
    session.open(set_plan_field("name", 'Sale: 50/50 "now"?').apply(a_plan()), None)

    assert plan_files.suggested(".xlsx").name == "Sale- 50-50 -now--.xlsx"


@pytest.fixture
def changed(edited):
    """An open file with a change of ours, and since then one of somebody else."""
    plan_files, path = edited
    save_plan(replace(a_plan(), name="theirs"), path)
    return plan_files, path


@pytest.mark.parametrize(
    ("conflict", "names"),
    [
        (None, ("theirs", "another")),
        (Conflict.KEEP_MINE, ("another", "another")),
        (Conflict.TAKE_THEIRS, ("theirs", "theirs")),
    ],
)
def test_saving_over_what_others_changed_asks_first(changed, session, answers, conflict, names):
    plan_files, path = changed
    saved = conflict is not None
    answers.conflict = conflict

    assert plan_files.save() is saved

    assert answers.changed == [(path, True)]
    assert (load_plan(path).name, session.plan.name) == names
    assert session.is_dirty is not saved
    assert plan_files.save() is saved  # and only an open question is asked again
    assert len(answers.changed) == (1 if saved else 2)


def test_what_others_write_while_one_is_asked_is_asked_about_too(changed, answers, monkeypatch):
    plan_files, path = changed
    asked = []

    def keep_mine(path, **_):
        asked.append(load_plan(path).name)
        if len(asked) == 1:
            save_plan(replace(a_plan(), name="written meanwhile"), path)
        return Conflict.KEEP_MINE

    monkeypatch.setattr(answers, "file_changed", keep_mine)

    assert plan_files.save()
    assert asked == ["theirs", "written meanwhile"]
    assert load_plan(path).name == "another"


def test_what_others_write_while_the_plan_is_written_is_asked_about(
    edited, answers, monkeypatch
):
    plan_files, path = edited
    answers.conflict = Conflict.TAKE_THEIRS
    theirs = plan_text(replace(a_plan(), name="theirs"))

    def slow_save(plan, target):
        path.write_text(theirs, encoding="utf-8")
        return save_plan(plan, target)

    monkeypatch.setattr(files, "save_plan", slow_save)

    assert plan_files.save()
    assert answers.changed == [(path, True)]
    assert load_plan(path).name == "theirs"


def test_saving_elsewhere_leaves_what_others_changed(changed, session, answers, tmp_path):
    plan_files, path = changed
    answers.conflict, answers.saves = Conflict.SAVE_AS, tmp_path / "mine.tarife"

    assert plan_files.save()

    assert (load_plan(path).name, load_plan(answers.saves).name) == ("theirs", "another")
    assert session.path == answers.saves


def test_a_plan_whose_file_is_gone_is_told_once_and_is_unsaved(
    plan_files, session, answers, saved
):
    plan_files.open_file(saved)
    saved.unlink()

    plan_files.look()
    plan_files.look()

    ((heading, (problem,)),) = answers.shown
    assert (heading, problem.where) == ("“sale.tarife” is not there any more", str(saved))
    assert session.is_dirty
    save_plan(replace(a_plan(), name="theirs"), saved)
    assert not plan_files.save()  # what came in its place is not written over
    assert answers.changed == [(saved, True)]


@pytest.mark.parametrize("keeps", [True, False, None])
def test_leaving_a_plan_whose_file_is_gone_asks(plan_files, answers, saved, keeps):
    plan_files.open_file(saved)
    saved.unlink()
    answers.keeps = keeps

    assert plan_files.may_leave() is (keeps is not None)

    assert answers.left == [(a_plan().name, True)]
    assert saved.exists() is (keeps is True)


def test_a_plan_opened_by_a_relative_name_is_saved_where_it_stands(
    plan_files, session, saved, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    plan_files.open_file(Path(saved.name))
    monkeypatch.chdir(tmp_path.parent)

    assert session.path == saved


def test_a_file_that_changed_is_told_when_the_window_comes_to_the_front_and_only_once(
    changed, session, answers
):
    plan_files, path = changed

    plan_files.look()
    plan_files.look()

    assert answers.changed == [(path, True)]
    assert session.plan.name == "another"


@pytest.mark.parametrize("conflict", [Conflict.KEEP_MINE, Conflict.TAKE_THEIRS])
def test_coming_to_the_front_writes_nothing(plan_files, session, answers, saved, conflict):
    plan_files.open_file(saved)
    save_plan(replace(a_plan(), name="theirs"), saved)
    answers.conflict = conflict

    plan_files.look()

    kept_mine = conflict is Conflict.KEEP_MINE
    assert load_plan(saved).name == "theirs"
    assert session.plan.name == (a_plan().name if kept_mine else "theirs")
    assert session.is_dirty is kept_mine  # what is open is not what the file holds
    assert plan_files.save()
    assert load_plan(saved).name == session.plan.name
    assert len(answers.changed) == 1


def test_what_others_broke_is_told_and_ours_stays(edited, session, answers):
    plan_files, path = edited
    path.write_text("broken")
    answers.conflict = Conflict.TAKE_THEIRS

    assert not plan_files.save()

    assert answers.shown
    assert session.plan.name == "another"


def test_saving_asks_nothing_if_the_file_holds_the_same_or_is_gone(edited, session, answers):
    plan_files, path = edited
    path.write_bytes(path.read_bytes())
    plan_files.look()
    assert plan_files.save()
    path.unlink()
    plan_files.look()
    session.apply(set_plan_field("name", "a third"))
    assert plan_files.save()

    assert answers.changed == []
    assert load_plan(path).name == "a third"
