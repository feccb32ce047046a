"""Everybody has initials of their own, short, and longer only where two would agree."""

from __future__ import annotations

from app.desk.reading.initials import initials


def test_initials_are_the_first_letters_of_names() -> None:
    assert initials(["Mai Kivelä", "Jan-Erik Öster", "jäsen 12"]) == {
        "Mai Kivelä": "mk",
        "Jan-Erik Öster": "jeö",
        "jäsen 12": "j12",
    }


def test_two_who_would_agree_are_told_apart() -> None:
    names = ["Mai Kivelä", "Matti Koski", "Minna Koski", "Mai Kivelä"]
    assert initials(names) == {"Mai Kivelä": "mk", "Matti Koski": "mko", "Minna Koski": "mkos"}


def test_namesakes_are_numbered_and_nameless_ones_have_something() -> None:
    assert initials(["A B", "Aa Bb", "A Bb", "7"]) == {"A B": "ab", "Aa Bb": "abb", "A Bb": "abb2", "7": "7"}
