"""What a search shows of a text is its words: no mark of Markdown, while what only looks like one stays."""

from __future__ import annotations

from activities.papers.prose import unmarked
from activities.public.search import _around

TEXT = """## Perustelut

Koulu on **vanha** ja `ahdas`, ks. [selvitys](https://kunta.example/koulu). 2 * 3 # 4 <b>

| Hanke | Summa |
| --- | ---: |
| Katto | 1 200 |
| Piha | 300 |

- ensin katto
- sitten *piha*
"""


def test_every_block_is_a_line_and_every_cell_apart() -> None:
    assert unmarked(TEXT).splitlines() == [
        "Perustelut",
        "Koulu on vanha ja ahdas, ks. selvitys. 2 * 3 # 4 <b>",
        "Hanke · Summa",
        "Katto · 1 200",
        "Piha · 300",
        "ensin katto",
        "sitten piha",
    ]


def test_an_excerpt_is_cut_from_whole_blocks() -> None:
    whole = "\n\n".join(["Alussa sanaa.", *[f"**Kappale {n}** {'sana ' * 30}" for n in range(9)], TEXT])
    excerpt = _around(whole, ["katto"], "fi")
    assert "Hanke · Summa Katto · 1 200" in excerpt
    assert not {"*", "|", "#"} & {*excerpt.replace("2 * 3 # 4", "")}
    assert excerpt.startswith("… ")
    first = _around(whole, [], "fi")
    assert first.startswith("Alussa sanaa. Kappale 0 sana")
    assert first.endswith(" …")
    assert _around("Lyhyt **teksti**.", [], "fi") == "Lyhyt teksti."
