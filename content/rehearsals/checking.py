"""What every talk keeps to: it ends, it can be learnt from, it rewards no false promise."""

from content.files import wrong
from content.rehearsals.rehearsal import Rehearsal


def check(talk: Rehearsal, where: str) -> None:
    """Raises ValueError naming the turn, the answer or the end that is not as it should be."""
    _whole(talk, where)
    _ends(talk, where, talk.first, ())
    _rewards(talk, where)
    _reached(talk, where)
    if (talk.letter is None) == (talk.page is None):
        raise wrong(where, "a talk leads to a letter or to a page")


def _whole(talk: Rehearsal, where: str) -> None:
    """Each turn has a few different answers, one of them good; each answer leads somewhere."""
    if not talk.turns or not talk.ends:
        raise wrong(where, "a talk needs turns and ends")
    for turn in talk.turns.values():
        names = [one.id for one in turn.answers]
        if len(names) < 2 or len(set(names)) != len(names):
            raise wrong(f"{where}: {turn.id}", "a turn needs two or more different answers")
        if all(one.worth != "good" for one in turn.answers):
            raise wrong(f"{where}: {turn.id}", "no answer here is good")
        for one in turn.answers:
            if one.goes not in talk.turns and one.goes not in talk.ends:
                raise wrong(f"{where}: {turn.id}: {one.id}", f"there is no {one.goes} to go to")


def _ends(talk: Rehearsal, where: str, at: str, before: tuple[str, ...]) -> None:
    """No talk goes round in circles: each way through it ends."""
    if at in before:
        raise wrong(f"{where}: {at}", "the talk goes round in circles")
    for one in talk.turns[at].answers if at in talk.turns else ():
        _ends(talk, where, one.goes, (*before, at))


def _reached(talk: Rehearsal, where: str) -> None:
    """Nothing is written that nobody can come to."""
    found = {talk.first} | {one.goes for turn in talk.turns.values() for one in turn.answers}
    for name in (*talk.turns, *talk.ends):
        if name not in found:
            raise wrong(f"{where}: {name}", "no answer leads here")


def _rewards(talk: Rehearsal, where: str) -> None:
    """What does harm, such as a promise of more than can be paid, never ends well."""
    for answers, end in talk.paths():
        harmful = [one.id for one in answers if one.worth == "harm"]
        if end.kind == "good" and harmful:
            raise wrong(f"{where}: {end.id}", f"{harmful[0]} ends well")
    last = talk.best()[-1][1].goes
    if talk.ends[last].kind != "good":
        raise wrong(f"{where}: {last}", "good answers alone do not end well")
