"""The words of a text that carry its meaning, in one form each, so that texts can be compared."""

import re
from functools import lru_cache

_VOWEL = re.compile("[aeiouy]")
_SHORTEST = 3
"""So many letters are left when an ending is taken off."""


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """What `flake`, `flakes`, `flaked` and `flaking` have in common: rough, and good enough to compare with."""
    for ending, instead in () if word.endswith(_NO_ENDINGS) else _ENDINGS.items():
        rest = word.removesuffix(ending)
        if rest != word and len(rest + instead) >= _SHORTEST and _VOWEL.search(rest + instead):
            word = rest + instead
            break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST and word[-1] == "e" else word


_NO_ENDINGS = ("ss", "us", "is", "eed")
_ENDINGS = {
    "'s": "",
    "ies": "y",
    "ied": "y",
    "sses": "ss",
    "shes": "sh",
    "ches": "ch",
    "xes": "x",
    "s": "",
    "ed": "",
    "ing": "",
}

WITHOUT_MEANING = frozenset(
    # little words
    "a an the this that these those it its he him his she her hers we us our ours you your yours they them their theirs"
    " i me my mine one ones who whom whose which what when where why how there here and or but nor so if then than as"
    " because since while until unless though although for of to in on at by with without from into onto out up down"
    " off over under above below before after about against between through during near again once not no never none"
    " yes all any each every both either neither some many much more most few less least other another such own same"
    " only just also too very even still yet now soon today tonight tomorrow later first second third next last ever always enough"
    # verbs that fit everywhere
    " is are was were be been being am do does did done doing have has had having will would shall should can could may"
    " might must let lets get gets got getting make makes made making go goes went gone going come comes coming came"
    " take takes took taking give gives gave giving put puts putting keep keeps kept keeping use uses used using say"
    " says said saying tell tells told telling see sees saw seen seeing look looks looked looking feel feels felt"
    " feeling know knows known think thinks thought want wants wanted try tries tried trying seem seems seemed need"
    " needs needed find finds found show shows showed start starts started plan plans"
    " don't doesn't didn't isn't aren't wasn't can't cannot couldn't won't wouldn't shouldn't haven't hasn't it's"
    # what a question is made of
    " best better good well right wrong likely thing things way ways step steps answer question reason cause main"
    " happen happens mean means kind part bit lot true false choice"
    # how every critical question ends
    " call calls calling ask asks asking help helps clinic clinic's doctor doctors nurse".split()
)
"""Words that two texts may share without having anything in common."""
