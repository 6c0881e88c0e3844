"""Stores in which everything refers to everything: `crowded` has every reference there is, `stores` any of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import msgspec
from hypothesis import strategies as st

from ladder_tui.domain.records.activities import Hidden
from ladder_tui.domain.records.cards import Deck
from ladder_tui.domain.records.checkins import Away
from ladder_tui.domain.records.decisions import CareAnswer, Decision, LoadKept, OfferAnswered
from ladder_tui.domain.records.entries import Draft, FromShell, ShellChange
from ladder_tui.domain.records.goals import Goal, GoalMark, WhatMatters
from ladder_tui.domain.records.measures import MeasureAnswers, OwnAnswer
from ladder_tui.domain.records.plans import Origin, OriginKind
from ladder_tui.domain.records.reviews import Feedback, HardMoments, Review, SetbackPlan, ToBring
from ladder_tui.domain.records.rungs import OwnLadder
from ladder_tui.domain.records.settings import Join, JoinLine, NeedAnswers
from tests.kits import builders as make
from tests.kits.builders import NOW, TODAY

Draw = Callable[[st.SearchStrategy[Any]], Any]
Store = dict[str, list[Any]]
NAMES = ("Ana Lima", "Bea Kaya")
#: The forms whose drafts are named by the table of what they change, or make something of.
FORMS = {
    "people": ("form:person:{}", "contact:new:{}", "form:promise:new:{}", "form:plan:new:person:{}:"),
    "contacts": ("form:contact:{}",),
    "promises": ("form:promise:{}",),
    "activities": ("form:activity:{}", "form:plan:new:activity:{}:"),
    "opportunities": ("form:opportunity:{}:2026-03-04", "form:plan:new:opportunity:{}:2026-03-04"),
    "plans": ("form:plan:{}", "form:before:{}", "entry:prompt:r/easy:{}"),
    "ladders": ("form:ladder:{}",),
    "rungs": ("form:rung:{}", "form:before:{}", "form:plan:new:rung:{}:"),
    "attempts": ("form:after:{}", "form:expected:{}", "form:smaller:{}", "entry:prompt:r/hard:{}"),
    "goals": ("form:goal:{}",),
    "reviews": ("form:review:{}",),
    "feedback": ("form:feedback:{}",),
    "wins": ("form:win:{}",),
    "entries": ("entry:edit:{}",),
    "what_matters": (),
}
#: Drafts that belong to no record, some of them with an id that looks as if they did.
OWN_DRAFTS = (
    "entry:free", "entry:prompt:r/easy", "entry:kindness:k/one", "form:plan:new:own::", "form:own:topic_card",
    "form:ladder:new", "form:win",
)  # fmt: skip


def id_of(table: str, number: int) -> str:
    """An id as the app makes them: found nowhere by chance."""
    return uuid5(NAMESPACE_OID, f"{table}-{number}").hex


def crowded() -> Store:
    """Every field that can name a record names the first one of its table, in at least one record."""
    first = {table: id_of(table, 0) for table in (*FORMS, "card_marks")}
    second = {table: id_of(table, 1) for table in (*FORMS, "card_marks")}
    kinds: dict[OriginKind, str] = {
        "person": "people", "activity": "activities", "opportunity": "opportunities", "rung": "rungs",
    }  # fmt: skip
    origins = [Origin(), *(Origin(kind=kind, ref=first[table], day=TODAY) for kind, table in kinds.items())]
    own, plan, chance = first["people"], first["plans"], first["opportunities"]
    of_it: dict[str, Any] = {"plan_id": plan, "attempt_id": first["attempts"]}
    marked = [f"{table}:{first[table]}" for table in ("plans", "attempts", "contacts", "card_marks")]
    return {
        "settings": [make.settings(ladder=first["ladders"])],
        "people": [make.person(id_of("people", n), name) for n, name in enumerate(NAMES)],
        "contacts": [make.contact(first["contacts"], own), make.contact(second["contacts"], second["people"])],
        "promises": [make.promise(first["promises"], person_id=own)],
        "activities": [make.activity(first["activities"], own=True)],
        "uses": [make.use(f"use-{n}", item) for n, item in enumerate((own, first["activities"], "pack/walk"))],
        "choices": [make.choice(f"choice-{n}", item) for n, item in enumerate((own, first["activities"], "rest"))],
        "opportunities": [make.opportunity(chance, person_id=own, message=True), make.opportunity("class")],
        "plans": [
            make.plan(
                id_of("plans", n), origin=origin, person_id=own if n == 0 else None, situation="pack/lunch",
                matters_id=first["what_matters"],
            )
            for n, origin in enumerate(origins)
        ],
        "ladders": [OwnLadder(id=one["ladders"], title="Calls", created=NOW) for one in (first, second)],
        "rungs": [
            make.rung(first["rungs"], ladder_id=first["ladders"], matters_id=first["what_matters"]),
            make.rung(second["rungs"], ladder_id=second["ladders"], parent=first["rungs"]),
        ],
        "attempts": [make.attempt(first["attempts"], rung_id=first["rungs"], plan_id=plan), make.attempt("other")],
        "decisions": [
            Decision(
                id=f"decision-{n}", at=NOW, ladder_id=ladder, rung_id=rung, suggested="repeat", chosen="pause",
                to_rung=to_rung,
            )
            for n, (ladder, rung, to_rung) in enumerate(
                ((first["ladders"], first["rungs"], None), (second["ladders"], second["rungs"], first["rungs"]))
            )
        ],
        "goals": [goal(first["goals"]), goal(second["goals"])],
        "goal_marks": [
            GoalMark(id="by-hand", goal_id=first["goals"], at=NOW),
            *(GoalMark(id=f"mark-{ref[:5]}", goal_id=second["goals"], at=NOW, ref=ref) for ref in marked),
        ],
        "reviews": [Review(id=first["reviews"], at=NOW, week=TODAY, plan_ids=(plan, second["plans"]))],
        "feedback": [Feedback(id=first["feedback"], at=NOW, who=NAMES[0]), Feedback(id="other", at=NOW, who=NAMES[1])],
        "wins": [make.win(first["wins"], **of_it)],
        "entries": [make.entry(first["entries"], **of_it)],
        "card_marks": [make.card_mark(first["card_marks"], person_id=own)],
        "card_words": [make.card_words()],
        "hard_moments": [HardMoments(at=NOW, signs="I stop answering")],
        "setbacks": [SetbackPlan(at=NOW, helped="a walk")],
        "own_answers": [OwnAnswer(id="own", at=NOW, question="How brave?", value=3)],
        "joins": [Join(id="join", at=NOW, copy="ladder 2.json", lines=(JoinLine(kind="stayed", what="a plan"),))],
        "answered_offers": [
            OfferAnswered(id=id, at=NOW, taken=False) for id in (f"back:{first['rungs']}", "setbacks")
        ],
        "what_matters": [WhatMatters(id=id_of("what_matters", n), text=f"line {n}", created=NOW) for n in range(2)],
        "to_bring": [ToBring(at=NOW, text="Is once a week enough?")],
        "from_shell": [_request(table, first[table]) for table in FORMS],
        "gaps": [
            make.gap("for-plan", plan_id=plan), make.gap("with-person", person_id=own),
            make.gap("of-mine", slot="my_name", card_id=""),
        ],
        "load_kept": [
            LoadKept(id=id, at=NOW) for id in (*_signals([plan, chance]), *_signals([chance])[1:2], "full:2026-03-02")
        ],
        "decks": [Deck(id=id) for id in (f"topics:any:friend:{own}", f"messages:{own}:thanks", "topics:any:any:any")],
        "drafts": [
            *(Draft(id=form.format(first[table]), text="{}", at=NOW) for table in FORMS for form in FORMS[table]
              if form.startswith("form:")),
            *(Draft(id=form.format(first[table]), text=f"Of {table}.", at=NOW) for table in FORMS
              for form in FORMS[table] if not form.startswith("form:")),
            *(Draft(id=id, text="Mine.", at=NOW) for id in OWN_DRAFTS),
            *_choices(own, [first[table] for table in FORMS if table != "ladders"]),
        ],
    }  # fmt: skip


def _request(table: str, id: str) -> FromShell:
    """What was asked for in the shell and changed one record."""
    changed = ShellChange(table=table, id=id, after="0123456789abcdef")
    return FromShell(id=f"request-{table}", at=NOW, label="Planned", changes=(changed,))


def goal(id: str) -> Goal:
    """A contact a week, for two weeks."""
    return Goal(
        id=id, created=NOW, verb="say hello", tag="contact", count=1, period="week", start=TODAY,
        until=TODAY + timedelta(weeks=2),
    )  # fmt: skip


@st.composite
def stores(draw: Draw) -> Store:
    """Up to two records in every table that something refers to, and what refers to them."""
    ids = {table: [id_of(table, n) for n in range(draw(st.integers(0, 2)))] for table in (*FORMS, "card_marks")}

    def maybe(*tables: str, also: tuple[str, ...] = ()) -> str | None:
        found: str | None = draw(st.sampled_from([None, *also, *(id for table in tables for id in ids[table])]))
        return found

    def one(*tables: str, also: tuple[str, ...]) -> str:
        return maybe(*tables, also=also) or also[0]

    def some(*tables: str) -> list[str]:
        known = [id for table in tables for id in ids[table]]
        found: list[str] = draw(st.lists(st.sampled_from(known), max_size=2)) if known else []
        return found

    def one_of(choices: Sequence[str]) -> str:
        return str(draw(st.sampled_from(choices)))

    called = NAMES[: len(ids["people"])]
    made: Store = {
        "people": [make.person(id, name) for id, name in zip(ids["people"], NAMES, strict=False)],
        "contacts": [make.contact(id, ids["people"][0]) for id in ids["contacts"] if ids["people"]],
        "promises": [make.promise(id, person_id=maybe("people")) for id in ids["promises"]],
        "activities": [make.activity(id, own=True, source=maybe(also=("pack/walk",))) for id in ids["activities"]],
        "hidden": [Hidden(id="pack/run", at=NOW)],
        "opportunities": [
            make.opportunity(id, person_id=maybe("people"), message=draw(st.booleans())) for id in ids["opportunities"]
        ],
        "plans": [
            make.plan(
                id, person_id=maybe("people"), origin=_origin(draw, maybe), matters_id=maybe("what_matters"),
            )
            for id in ids["plans"]
        ],
        "ladders": [OwnLadder(id=id, title="Calls", created=NOW) for id in ids["ladders"]],
        "rungs": [
            make.rung(
                id, ladder_id=one("ladders", also=("own",)), parent=_not(id, maybe("rungs")),
                matters_id=maybe("what_matters"),
            )
            for id in ids["rungs"]
        ],
        "attempts": [make.attempt(id, rung_id=maybe("rungs"), plan_id=maybe("plans")) for id in ids["attempts"]],
        "care_answers": [CareAnswer(id="care", at=NOW, harder=True)],
        "measures": [MeasureAnswers(id="measure", at=NOW, companionship=1, left_out=1, isolated=1, direct=1)],
        "goals": [goal(id) for id in ids["goals"]],
        "away": [Away(id="away", kind="ill", first=TODAY)],
        "reviews": [Review(id=id, at=NOW, week=TODAY, plan_ids=tuple(some("plans"))) for id in ids["reviews"]],
        "feedback": [Feedback(id=id, at=NOW, who=one_of(("", "Someone", *called))) for id in ids["feedback"]],
        "need_answers": [NeedAnswers(id="needs", at=NOW, form=1)],
        "wins": [make.win(id, plan_id=maybe("plans"), attempt_id=maybe("attempts")) for id in ids["wins"]],
        "entries": [make.entry(id, plan_id=maybe("plans"), attempt_id=maybe("attempts")) for id in ids["entries"]],
        "checkins": [make.checkin()],
        "card_marks": [make.card_mark(id, person_id=maybe("people")) for id in ids["card_marks"]],
        "card_words": [make.card_words()],
        "hard_moments": [HardMoments(at=NOW, signs="I stop answering")],
        "setbacks": [SetbackPlan(at=NOW, helped="a walk")],
        "own_answers": [OwnAnswer(id="own", at=NOW, question="How brave?", value=3)],
        "joins": [Join(id="join", at=NOW, copy="ladder 2.json", lines=(JoinLine(kind="stayed", what="a plan"),))],
        "answered_offers": [OfferAnswered(id=f"back:{id}", at=NOW, taken=True) for id in ids["rungs"]],
        "what_matters": [WhatMatters(id=id, text="being a friend", created=NOW) for id in ids["what_matters"]],
        "to_bring": [ToBring(at=NOW, text="Is once a week enough?")],
        "gaps": [make.gap("one", person_id=maybe("people")), make.gap("other", plan_id=maybe("plans"))],
        "settings": [make.settings(ladder=one("ladders", also=("own",)))],
    }  # fmt: skip
    ids["contacts"] = [contact.id for contact in made["contacts"]]
    marked = [f"{table}:{id}" for table in ("plans", "attempts", "contacts", "card_marks") for id in ids[table]]
    made["goal_marks"] = [
        GoalMark(id=f"mark-{n}", goal_id=goal, at=NOW, ref=draw(st.sampled_from(["", *marked])))
        for n, goal in enumerate(some("goals"))
        if goal
    ]
    for table, build in (("uses", make.use), ("choices", make.choice)):
        made[table] = [
            build(f"{table}-{n}", item) for n, item in enumerate((*some("people", "activities"), "pack/walk")) if item
        ]
    made["decisions"] = [
        Decision(
            id=f"decision-{n}", at=NOW, ladder_id=one("ladders", also=("own",)), rung_id=rung, suggested="repeat",
            chosen="other", to_rung=maybe("rungs"),
        )
        for n, rung in enumerate(some("rungs"))
    ]  # fmt: skip
    made["load_kept"] = [LoadKept(id=id, at=NOW) for id in _signals(some("plans", "opportunities"))]
    made["decks"] = [
        Deck(id=id)
        for id in dict.fromkeys(
            ["topics:any:friend:any", *(f"topics:any:friend:{id}" for id in some("people")),
             *(f"messages:{id}:ordinary" for id in some("people"))]
        )
    ]  # fmt: skip
    made["from_shell"] = [_request(table, id) for table in FORMS for id in ids[table][:1] if draw(st.booleans())]
    made["drafts"] = _drafts(draw, ids)
    return {table: records for table, records in made.items() if records}


def _origin(draw: Draw, maybe: Callable[..., str | None]) -> Origin:
    tables = {"opportunity": "opportunities", "activity": "activities", "person": "people", "rung": "rungs"}
    kind = draw(st.sampled_from(("own", *tables)))
    return Origin() if kind == "own" else Origin(kind=kind, ref=maybe(tables[kind]), day=TODAY)


def _not(id: str, other: str | None) -> str | None:
    return None if other == id else other


def _signals(ids: list[str]) -> list[str]:
    around = [f"close_together:{id}:2026-03-04:{ids[-1]}:2026-03-05" for id in ids if id]
    return list(dict.fromkeys(["over:2026-03-02:9", *around, *(f"lighter:{id}" for id in ids if id)]))


def _drafts(draw: Draw, ids: Mapping[str, list[str]]) -> list[Draft]:
    """Drafts of everything, of some of it or of nothing, and forms in which something is chosen."""
    named = [form.format(id) for table, forms in FORMS.items() for id in ids[table] for form in forms]
    named = named if draw(st.booleans()) else draw(st.lists(st.sampled_from([*named, ""]), max_size=4, unique=True))
    drafts = [
        Draft(id=id, text="{}" if id.startswith("form:") else f"Written under {number}.", at=NOW)
        for number, id in enumerate((*filter(None, named), *OWN_DRAFTS))
    ]
    known = [id for table in FORMS if table != "ladders" for id in ids[table]]
    chosen = draw(st.lists(st.sampled_from(["", *known]), min_size=1, max_size=3))
    return [*drafts, *_choices(chosen[0], chosen)]


def _choices(whom: str, plans: Sequence[str]) -> Iterator[Draft]:
    """Forms in which records are chosen: somebody to write to, and plans made on the way."""
    texts = {"form:opportunity:new:routine": {"title": "A line", "person": whom}, "form:review": {"_plans": plans}}
    return (Draft(id=id, text=msgspec.json.encode(raw).decode(), at=NOW) for id, raw in texts.items())
