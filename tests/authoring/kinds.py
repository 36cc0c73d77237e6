"""A good question of each kind that has parts, typed answers or steps, for tests that change it in one place."""

MATCHING = """\
  - id: match
    type: matching
    prompt: Match them.
    pairs:
      - left: A flake
        right: Keep up
        feedback: Go on.
        misconception: scrub-it-off
      - {left: A swelling, right: Call, feedback: Call., id: swells}
      - {left: A dry spot, right: keep up}
    extra: [Wait, Scrub]
    rule: all_correct
"""
CATEGORISE = """\
  - id: sort
    type: categorise
    prompt: Sort these.
    groups:
      - {id: keep, text: Keep}
      - {id: call, text: Call}
    cards:
      - {text: A flake, group: keep}
      - {text: A swelling, group: call}
    rule: all_correct
"""
ORDERING = """\
  - id: order
    type: ordering
    prompt: Put them in order.
    entries:
      - text: First
        feedback: It comes first.
      - {text: Second, id: then}
      - {text: Third}
    rule: longest_ordered
"""
SHORT = """\
  - id: short
    type: short_answer
    prompt: Which two?
    answers:
      - text: collagen and elastin
        feedback: Yes.
      - {text: collagen, credit: 0.5}
      - text: keratin
        credit: 0
        feedback: No.
        misconception: scrub-it-off
    typos: 2
"""
NUMERIC = """\
  - id: number
    type: numeric
    prompt: How many?
    answer: 2
    rule: relative
    tolerance: 0.1
    unit: articles
    feedback: Yes.
    if_low: More.
    if_high: Fewer.
    misconception: scrub-it-off
"""
RANGE = """\
  - id: number
    type: numeric
    prompt: How many?
    rule: range
    least: 2
    most: 4
"""
CLOZE = """\
  - id: gaps
    type: cloze
    prompt: Complete it.
    text: First a {wound}, then {reaction}.
    gaps:
      - id: reaction
        choices:
          - {text: inflammation, correct: yes, feedback: Yes.}
          - {text: infection, misconception: scrub-it-off}
      - id: wound
        answers: [{text: wound}, {text: injury}]
        typos: 1
    rule: all_correct
"""
RATING = """\
  - id: rate
    type: rating
    prompt: How ready?
    scale: [Not yet, A little, Fully]
"""
SCENARIO = """\
  - id: story
    type: scenario
    prompt: Three people call.
    points: 3
    steps:
      - id: story-one
        type: single
        prompt: What first?
        choices:
          - {text: Listen, correct: yes, next: story-three}
          - {text: Hang up, next: end}
          - {text: Wait}
      - id: story-two
        type: true_false
        prompt: Waiting helps.
        answer: no
        critical: yes
        idea: no-picking
      - id: story-three
        type: multiple
        prompt: Which?
        choices:
          - {text: This, correct: yes}
          - {text: That}
"""
SECTIONS = """\
id: form-a
title: A quiz
path: trainee
certainty: marked
time_limit: 600
attempts: best
tries: 3
sections:
  - title: From another
    pick: 1
    from: [gentle-care]
  - title: Own
    shuffle: yes
    pick: 2
    questions:
      - id: own-one
        type: true_false
        prompt: So?
        answer: yes
      - keep_together:
          - {id: own-two, type: true_false, prompt: So?, answer: yes}
          - {id: own-three, type: true_false, prompt: So?, answer: yes}
      - id: own-four
        type: true_false
        prompt: So?
        answer: yes
        critical: yes
        idea: no-picking
        reserve: yes
"""
KINDS = {
    "matching": MATCHING,
    "categorise": CATEGORISE,
    "ordering": ORDERING,
    "short_answer": SHORT,
    "numeric": NUMERIC,
    "a range": RANGE,
    "cloze": CLOZE,
    "rating": RATING,
    "scenario": SCENARIO,
}
