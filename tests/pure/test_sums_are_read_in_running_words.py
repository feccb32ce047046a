"""A text tells the sums of money that it names, so that text and table can be held against each other."""

import pytest

from models.base.sums import sums_in
from models.base.text import Text
from models.base.writing import Written


@pytest.mark.parametrize(
    ("said", "euros"),
    [
        ("myöntää 480 000 euroa", [480_000]),
        ("määrärahaa 10,0 milj. euroa", [10_000_000]),
        ("1,5 miljoonaa euroa", [1_500_000]),
        ("100 tuhatta euroa", [100_000]),
        ("10 miljoner euro", [10_000_000]),
        ("vuonna 2021 50 000 euroa", [50_000]),
        ("kohdasta 1 30 01 100 000 euroa", [100_000]),
        ("kohdasta 1 30 11 100 000 euroa", [11_100_000, 100_000]),
        ("480.000 € ja 100.000,00 euron", [480_000, 100_000]),
        ("€2 000", [2_000]),
        ("50 000 euron avustus, josta 20 000 eurolla hankitaan", [50_000, 20_000]),
        ("3\xa0200\xa0000 euroa ja vielä 3 200 000 euroa", [3_200_000]),
        ("5 eurooppalaista, 50 000 asukasta, § 186", []),
    ],
)
def test_sums_stand_in_sentences_as_people_write_them(said: str, euros: list[int]) -> None:
    assert [cents / 100 for cents in sums_in(said)] == euros


def test_a_sealed_text_tells_no_sum() -> None:
    text = Text.of("Myönnetään 480 000 euroa.")
    assert (Written.of(text).sums, Written.of(text, "suola").sums) == ((48_000_000,), ())
