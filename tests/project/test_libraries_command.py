"""``tongban libraries``: a register comes from a file whose first column names its rows."""

from tongban.project.commands import main
from tongban.project.commands.libraries import _keyed


def test_a_row_is_named_by_its_first_column_and_one_without_is_left_out(tmp_path):
    file = tmp_path / "households.csv"
    file.write_text("编号,name\nH1,林晓雨\n,无名\n", encoding="utf-8")

    assert [(key, row["name"]) for key, row in _keyed(file)] == [("H1", "林晓雨")]


def test_a_file_that_is_not_there_is_said_in_one_sentence(capsys, tmp_path):
    assert main(["libraries", "take", "population", "households", str(tmp_path / "none.csv")]) == 1
    assert "读不了文件" in capsys.readouterr().err
