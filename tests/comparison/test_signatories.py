"""What happened to each signatory, and by what one is known again."""

import random

import pytest

from statementpress.comparison.model import Comparison, SignatoryKind
from tests.comparison.shown import marked
from tests.comparison.two_desks import HERON, OTTER, TwoDesks

JOINED = "joined,Salmon Guild,សមាគមត្រី"


def happened(comparison: Comparison) -> list[str]:
    """Return what happened to each by its newest English name."""
    found = []
    for change in comparison.signatories:
        signed = change.new or change.old
        assert signed is not None
        found.append(f"{signed.signatory.name['en']}: {' '.join(change.kinds)}")
    return found


def test_a_register_as_it_was_has_no_changes(desks: TwoDesks) -> None:
    assert happened(desks.compared()) == []


def test_who_is_gone_comes_before_who_is_new(desks: TwoDesks) -> None:
    found = desks.register(f"{OTTER} ; {HERON}", f"signed,Pike Club,ក្លឹបត្រី ; {OTTER}")
    assert happened(found) == ["Heron Trust: removed", "Pike Club: added"]
    assert found.counts == {"signed": (2, 2)}


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("the same name in one language", OTTER, "signed,River Otters,សមាគមភេ"),
        ("the same name but for capitals", OTTER, "signed,otter  society,សមាគមភេ"),
        ("the same address", f"{OTTER},,,,,https://otter.example/",
         "signed,River Animals,សត្វទន្លេ,,,,,https://otter.example/"),
        ("the same wordmark", f"{OTTER},,,,O | S,", "signed,River Animals,សត្វទន្លេ,,,,O | S,"),
        ("nearly the same name in all languages", "signed,Otter Society of Rivers,សមាគមភេទន្លេកម្ពុជា",
         "signed,Otter Society of the Rivers,សមាគមភេនៃទន្លេកម្ពុជា"),
    ],
)  # fmt: skip
def test_a_new_name_is_known_by(rule: str, old: str, new: str, desks: TwoDesks) -> None:
    found = desks.register(f"{old} ; {HERON}", f"{new} ; {HERON}")
    assert [change.kinds for change in found.signatories] == [(SignatoryKind.RENAMED,)]


def test_an_address_is_the_same_with_a_slash_at_its_end(desks: TwoDesks) -> None:
    old, new = f"{OTTER},,,,,https://a.example", "signed,Pike,ត្រី,,,,,https://a.example/"
    assert happened(desks.register(old, new)) == ["Pike: renamed url"]


def test_a_new_name_shows_its_changed_words(desks: TwoDesks) -> None:
    found = desks.register(OTTER, "signed,Otter Club,សមាគមភេ").signatories[0]
    assert {code: marked(runs) for code, runs in found.names.items()} == {
        "en": "Otter [-Society-]{+Club+}"
    }


@pytest.mark.parametrize(
    ("why", "old", "new"),
    [
        ("names alike in one language only", "signed,CARE in Cambodia,អង្គការយេ",
         "signed,WE CARE in Cambodia,មូលនិធិហាការ"),
        ("an address that two have", f"{OTTER},,,,,https://a.example/ ; {HERON},,,,,https://a.example/",
         "signed,Pike,ត្រី,,,,,https://a.example/ ; signed,Frog,កង្កែប,,,,,https://a.example/"),
        ("one language points here, the other there", f"{OTTER} ; {HERON}",
         "signed,Otter Society,មូលនិធិកុក"),
    ],
)  # fmt: skip
def test_what_is_ambiguous_is_gone_and_new(why: str, old: str, new: str, desks: TwoDesks) -> None:
    found = desks.register(old, new).signatories
    assert {kind for change in found for kind in change.kinds} == {
        SignatoryKind.REMOVED,
        SignatoryKind.ADDED,
    }


def test_one_that_signs_in_another_role_has_moved(two_groups: TwoDesks) -> None:
    found = two_groups.register(
        f"{OTTER} ; {HERON} ; {JOINED}", f"{OTTER} ; {JOINED} ; joined,Heron Trust,មូលនិធិកុក"
    )
    assert happened(found) == ["Heron Trust: regrouped"]
    assert found.counts == {"signed": (2, 1), "joined": (1, 2)}


def test_one_that_signs_in_two_roles_is_known_in_both(two_groups: TwoDesks) -> None:
    both = f"{OTTER} ; {HERON} ; joined,Heron Trust,មូលនិធិកុក"
    assert happened(two_groups.register(f"{both} ; {JOINED}", both)) == ["Salmon Guild: removed"]
    found = two_groups.register(f"{both} ; {JOINED}", f"{OTTER} ; {HERON} ; {JOINED}")
    assert happened(found) == ["Heron Trust: removed"]


def test_a_place_that_shifts_because_others_came_is_no_move(desks: TwoDesks) -> None:
    found = desks.register(f"{OTTER} ; {HERON}", f"signed,Pike,ត្រី ; {OTTER} ; {HERON}")
    assert happened(found) == ["Pike: added"]


def test_only_who_left_the_order_has_changed_places(desks: TwoDesks) -> None:
    members = [f"signed,Member {letter},សមាជិក {letter}" for letter in "ABCDEF"]
    moved = [*members[1:4], members[0], *members[4:]]
    found = desks.register(" ; ".join(members), " ; ".join(moved))
    assert happened(found) == ["Member A: reordered"]
    change = found.signatories[0]
    assert change.old
    assert change.new
    assert (change.old.position, change.new.position) == (1, 4)


def test_what_changed_beside_the_name_is_said(desks: TwoDesks) -> None:
    found = desks.register(
        f"{OTTER},,,,Otter,https://a.example/",
        f"{OTTER},a member,សមាជិក,,Otters,https://b.example/",
    )
    assert found.signatories[0].kinds == (
        SignatoryKind.NOTE,
        SignatoryKind.MARK,
        SignatoryKind.URL,
    )
    assert marked(found.signatories[0].notes["en"]) == "{+a member+}"


def test_a_convener_is_one_of_a_group(desks: TwoDesks) -> None:
    found = desks.register(OTTER, f"{OTTER} ; conveners,Heron Trust,មូលនិធិកុក,,,,Heron,")
    assert happened(found) == ["Heron Trust: added"]
    assert found.counts == {"conveners": (0, 1), "signed": (1, 1)}


def test_turned_round_who_came_is_gone(two_groups: TwoDesks) -> None:
    chance = random.Random(7)
    names = ["Otters", "Herons", "Pikes", "Frogs", "Newts", "Swans", "Carps", "Voles"]

    def register() -> str:
        chosen = chance.sample(names, 6)
        groups = ["signed", "joined", *chance.choices(["signed", "joined"], k=4)]
        return " ; ".join(f"{g},{n},{n} {n}" for g, n in zip(groups, chosen, strict=True))

    swapped = {"added": "removed", "removed": "added"}
    for _ in range(20):
        there = happened(two_groups.register(register(), register()))
        back = happened(two_groups.turned())
        # Of two that changed places with each other, either may be the one that moved.
        sides = [[line for line in side if "reordered" not in line] for side in (there, back)]
        turned = [f"{name}: {swapped.get(did, did)}" for name, did in map(_parted, sides[1])]
        assert (len(there), sorted(sides[0])) == (len(back), sorted(turned))


def _parted(line: str) -> list[str]:
    return line.split(": ")


def test_twenty_four_signatories_that_moved_are_named(two_groups: TwoDesks) -> None:
    rows = [f"signed,Member {number},សមាជិក {number}" for number in range(25)]
    moved = [row.replace("signed", "joined") for row in rows[1:]]
    found = two_groups.register(" ; ".join([*rows, JOINED]), " ; ".join([rows[0], *moved, JOINED]))
    assert [change.kinds for change in found.signatories] == [(SignatoryKind.REGROUPED,)] * 24


def test_thousands_of_signatories_are_soon_compared(desks: TwoDesks) -> None:
    rows = [f"signed,Member {number},សមាជិក {number}" for number in range(1500)]
    found = desks.register(" ; ".join(rows), " ; ".join([*rows[1:], rows[0]]))
    assert happened(found) == ["Member 0: reordered"]
