"""What is said somewhere, in some languages: sentences with the slots that they speak."""

from collections.abc import Collection, Sequence

from hypothesis import strategies as st

from ivr.model.prompt import Block
from tests.services.tongues import Tongue

Prompt = dict[str, Block]
ODD = ("", "", "& <b>\"B\"</b> 'C'", "«ça», 3.5 % … 😀", "e\u0301\u200d x\u00a0y;", "MOVEit. " * 9)


def prompts(
    tongues: Sequence[Tongue], slots: Collection[str] = (), needed: Sequence[str] = ()
) -> st.SearchStrategy[Prompt]:
    """Say something in each language: all slots that are needed, and at times another."""

    def say(place: int, slot: str, odd: str, pause: bool) -> Prompt:
        said = [*needed, *([slot] if slot else [])]
        rest = " ".join([*(f"{{{name}}}" for name in said), odd]).strip()
        gap = "\n\n" if pause else " "
        return {
            one.code: Block(f"{one.sentences[place]}{gap}{rest}".rstrip() + "\n") for one in tongues
        }

    return st.builds(
        say,
        st.integers(0, 1),
        st.just("") | st.sampled_from(["", *slots]),
        st.sampled_from(ODD),
        st.booleans(),
    )


def plain_prompt(tongues: Sequence[Tongue], needed: Sequence[str]) -> Prompt:
    """Say what is part of something longer, in one sentence."""
    said = " ".join(f"{{{name}}}" for name in needed)
    return {one.code: Block(f"{one.sentences[1][:9]} {said}".rstrip() + "\n") for one in tongues}
