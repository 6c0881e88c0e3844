"""The needs of an activity (a list read as equal shares, or shares that sum to 1), and of an answer."""

from typing import get_args

from ladder_tui.domain.base.vocabulary import NEEDS, Need
from ladder_tui.domain.items.need_questions import NeedOption
from ladder_tui.domain.records.activities import NeedShare
from ladder_tui.packs.schema import fields as f
from ladder_tui.packs.schema.problems import quote
from ladder_tui.packs.schema.yaml_tree import Fields, Node, Text

#: The fields of an answer of a need question.
OPTION = (
    f.Field(name="text", read=f.text, words=(1, 10)),
    f.Field(name="need", read=f.choice(NEEDS), required=False),
)
_OPTION = f.record(NeedOption, OPTION)
_LIST = f.many(f.choice(get_args(Need)), 1, len(NEEDS), distinct=True)


def _needs_with_shares(node: Node) -> tuple[NeedShare, ...]:
    if not isinstance(node, Fields):
        names = _LIST(node)
        return tuple(NeedShare(need=need, share=1 / len(names)) for need in names)
    shares: list[NeedShare] = []
    for name, value in f.entries(node).items():
        need = next((need for need in NEEDS if need == name), None)
        if need is None:
            message = f"{quote(name)} is not known; use one of {', '.join(NEEDS)}"
            raise f.Wrong(value.line, message, vocabulary=True)
        shares.append(NeedShare(need=need, share=f.share(value)))
    total = sum(share.share for share in shares)
    if abs(total - 1) > 0.01:
        raise f.Wrong(node.line, f"has shares that sum to {total:g}; they sum to 1")
    return tuple(shares)


#: The share of each need, in the order of the file; wrong when they do not sum to 1 (within 0.01).
needs_with_shares = f.Reader(
    _needs_with_shares,
    {
        "anyOf": [
            _LIST.schema,
            {"type": "object", "properties": {need: f.share.schema for need in NEEDS}, "additionalProperties": False},
        ]
    },
)


def _need_option(node: Node) -> NeedOption:
    if isinstance(node, Text):
        return NeedOption(text=f.text(node))
    option: NeedOption = _OPTION(node)
    return option


#: One answer of a need question: plain text, or a map of text and the need it points to.
need_option = f.Reader(_need_option, {"anyOf": [f.text.schema, _OPTION.schema]})
