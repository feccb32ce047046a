"""Tables and long words fit their page: smaller where they are crowded, and no figure is broken."""

from typing import Any

from activities.typesetting.tree import tree
from activities.typesetting.typesetting import typeset
from tests.support.a_paper import paper
from tests.support.reading_pdf import faults, lines_by_page, text


def test_figures_in_a_table_that_people_wrote_are_set_as_numbers() -> None:
    rows = [("Saaja", "euroa"), ("Alvar-säätiö", "15 000"), ("Seura 3", "6 000"), ("Muut", "")]
    written = "".join(f"<tr><td>{name}</td><td>{sum_}</td></tr>" for name, sum_ in rows)
    head = "<thead><tr><th></th><th></th></tr></thead>"
    (set_as,) = tree(paper(f"<table>{head}<tbody>{written}</tbody></table>"))["blocks"]
    assert [["num" in cell for cell in row] for row in set_as["body"]] == [[False, True]] * 4
    assert set_as["head"] == []


def test_only_words_that_would_leave_half_of_their_line_empty_may_be_broken() -> None:
    long, short = "kaupunkiympäristölautakunnan jäsenet kokoontuvat", "jäsenet kokoontuvat kaupungintalolla"

    def cells(row: list[str], style: str = "") -> list[Any]:
        written = "".join(f"<td>{cell}</td>" for cell in row)
        (set_as,) = tree(paper(f"<table class='{style}'><tr>{written}</tr></table>"))["blocks"]
        return [cell["body"] for cell in set_as["body"][0]]

    marked = {"is": "breaks", "text": "kaupunkiympäristölautakunnan"}
    alone = [{"is": "plain", "body": [marked, " jäsenet kokoontuvat"]}]
    assert cells([long]) == [long]
    assert cells([long, short, short])[0] == alone
    assert cells([long, short, short], "life")[0] == long
    assert cells([f"<p>{long}</p>", short, short])[0] == [{"is": "p", "class": "", "body": [long]}]


YEARS = [str(year) for year in range(2021, 2031)]


def a_table(columns: list[str], figure: str = "1 200 000") -> str:
    """A table that people wrote: two rows of figures, and the names of their columns."""
    head = "".join(f"<th>{name}</th>" for name in ("Toimiala", *columns))
    cells = "".join(f"<td>{figure}</td>" for _ in columns)
    rows = "".join(
        f"<tr><td>{name}</td>{cells}</tr>" for name in ("Kaupunkiympäristö", "Kasvatus ja koulutus")
    )
    return f"<h1>O</h1><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def test_a_table_of_twelve_columns_is_set_smaller_and_no_figure_of_it_is_broken() -> None:
    (few,) = [b for b in tree(paper(a_table(YEARS[:4])))["blocks"] if b["is"] == "table"]
    assert "least" not in few
    pdf = typeset(paper(a_table([*YEARS, "Yhteensä"])), None)
    assert faults(pdf) == []
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for page in lines_by_page(pdf) for line in page]
    assert [line.count("1 200 000") for line in lines if "1 200 000" in line] == [11, 11]


def test_the_thousands_of_a_number_stay_in_one_line() -> None:
    (said,) = tree(paper("<p>yhteensä 3 200 000 euroa vuonna 2021, 15 asiaa ja § 12 345</p>"))["blocks"]
    assert said["body"] == ["yhteensä 3\xa0200\xa0000 euroa vuonna 2021, 15 asiaa ja § 12\xa0345"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    word = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas" * 3
    (said,) = tree(paper(f"<p>Sana: {word}.</p>"))["blocks"]
    assert said["body"] == ["Sana: ", {"is": "breaks", "text": word}, "."]


def test_a_cell_that_is_longer_than_a_page_goes_on_with_the_next() -> None:
    rows = f"<tr><td>A</td><td>{'Pitkä teksti. ' * 600}</td></tr>"
    pages = lines_by_page(typeset(paper(f"<h1>O</h1><table>{rows}</table>"), None))
    assert any("Pitkä teksti" in line for line in pages[0])
    assert len(pages) > 1


def test_a_cell_over_columns_of_figures_stays_over_them() -> None:
    rows = "<tr><td class='num' colspan='2'>1 000</td></tr><tr><td>a</td><td class='num'>2</td></tr>"
    assert "1 000" in text(typeset(paper(f"<h1>O</h1><table>{rows}</table>"), None))
