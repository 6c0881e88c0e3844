"""A plugin for mypy: `msgspec.structs.replace` is checked like `dataclasses.replace`, field by field."""

from collections.abc import Callable

from mypy.plugin import FunctionSigContext, Plugin
from mypy.plugins.dataclasses import replace_function_sig_callback
from mypy.types import FunctionLike


class Structs(Plugin):
    """Gives `replace` the signature of the class of its first argument."""

    def get_function_signature_hook(self, fullname: str) -> Callable[[FunctionSigContext], FunctionLike] | None:
        """The hook that mypy uses for dataclasses, which Structs are to it as well."""
        return replace_function_sig_callback if fullname == "msgspec.structs.replace" else None


def plugin(version: str) -> type[Plugin]:
    """What mypy looks for."""
    return Structs
