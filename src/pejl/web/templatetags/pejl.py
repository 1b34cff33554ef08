"""Tags: words by code, and values as a reader of the language writes them."""

from fractions import Fraction
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from pejl.numbers import Value, format_decimal
from pejl.words import number_with_unit, say, show, word

register = template.Library()
Context = Any


@register.simple_tag(takes_context=True, name="say")
def say_tag(context: Context, code: str, **params: object) -> str:
    """`{% say "code" navn=value %}`: a sentence of `words`."""
    return say(code, params, context.get("lang", "da"))


@register.simple_tag(takes_context=True)
def vis(context: Context, value: object) -> str:
    """A day, number, period, step or list of them; an en dash for None."""
    lang = context.get("lang", "da")
    if isinstance(value, int) and not isinstance(value, bool):
        return format_decimal(Fraction(value), 0, lang)
    return "–" if value is None else show(value, lang)


@register.simple_tag(takes_context=True)
def tal(context: Context, value: Value | None, unit: str = "") -> str:
    """A number with its unit."""
    return "–" if value is None else number_with_unit(value, unit, context.get("lang", "da"))


@register.simple_tag(takes_context=True)
def ord(context: Context, code: str) -> str:
    return word(str(code), context.get("lang", "da"))


@register.simple_tag
def billede(svg: str) -> SafeString:
    """A picture of `pictures`, which has escaped its own texts."""
    return mark_safe(svg)  # noqa: S308


@register.simple_tag(takes_context=True)
def felt(context: Context, bound: Any) -> SafeString:
    """A form's field with label, hint and fault, as the design system has it."""
    found = template.loader.render_to_string("felt.html", {"felt": bound, "lang": context.get("lang", "da")})
    return mark_safe(conditional_escape(found))  # noqa: S308
