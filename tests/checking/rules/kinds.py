"""Sound questions of the kinds that are matched, ordered, typed, filled in or told in steps, as items of a list."""

from textwrap import dedent

_END = "  explanation: Soap and water lift off the germs.\n  supports: [C001, C003]\n"


def matching() -> str:
    return (
        dedent("""\
        - id: tried
          type: matching
          prompt: Match each thing with what it is for.
          pairs:
            - left: Some soap
              right: It lifts off germs
              feedback: Soap loosens what sticks.
            - left: A towel
              right: It dries your hands
              feedback: Wet hands pass on germs.
          extra: [It warms the water]
        """)
        + _END
    )


def ordering() -> str:
    return (
        dedent("""\
        - id: tried
          type: ordering
          prompt: Put the steps in order.
          entries:
            - text: Wet your hands.
              feedback: Soap needs water to foam.
            - text: Rub them with soap.
              feedback: You rub before you rinse.
            - text: Use a clean towel.
              feedback: It comes last.
        """)
        + _END
    )


def short_answer() -> str:
    return (
        dedent("""\
        - id: tried
          type: short_answer
          prompt: What do you use at the sink besides water?
          answers:
            - text: soap
            - text: a towel
              credit: 0.5
              feedback: It comes after the soap.
            - text: hot water
              credit: 0
              feedback: It can hurt your skin.
              misconception: water-must-be-hot
          typos: 1
        """)
        + _END
    )


def numeric() -> str:
    return (
        dedent("""\
        - id: tried
          type: numeric
          prompt: How many hands do you wash?
          answer: 2
          unit: hands
          feedback: Both of them carry germs.
          if_low: Look at the other one too.
          if_high: Count them once more.
        """)
        + _END
    )


def cloze() -> str:
    return (
        dedent("""\
        - id: tried
          type: cloze
          prompt: Complete the sentence.
          text: Rub both palms with {what} and dry them on a {cloth}.
          gaps:
            - id: what
              choices:
                - text: soap
                  correct: yes
                  feedback: It lifts off the germs.
                - text: hot water
                  feedback: It can hurt your skin.
                  misconception: water-must-be-hot
                - text: a dry rag
                  feedback: It leaves germs behind.
                  misconception: looks-clean-is-clean
            - id: cloth
              answers:
                - text: towel
                - text: sleeve
                  credit: 0
                  feedback: It carries germs of its own.
        """)
        + _END
    )


def scenario() -> str:
    return dedent("""\
        - id: story
          type: scenario
          prompt: Sam comes home from the garden. Lunch is ready.
          supports: [C001, C003]
          steps:
            - id: tried
              type: single
              prompt: What should he do first?
              choices:
                - text: Rub both hands with soap.
                  correct: yes
                  feedback: It lifts off the germs.
                - text: Hold them in the rain.
                  feedback: Rain leaves germs behind.
                  misconception: water-is-enough
                - text: Look at them closely.
                  feedback: Germs are too small to be seen.
                  misconception: looks-clean-is-clean
              explanation: Soap lifts off what water leaves.
            - id: then
              type: rating
              prompt: How sure would you be of that?
              scale: [Not yet, A little, Fully]
        """)


KINDS = {
    "matching": matching,
    "ordering": ordering,
    "short_answer": short_answer,
    "numeric": numeric,
    "cloze": cloze,
    "scenario": scenario,
}
