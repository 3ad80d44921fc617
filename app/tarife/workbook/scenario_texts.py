"""What a scenario changes, in words."""

from tarife.plan.model.scenarios import Adjustment, Lever, Override, Scenario, Scope
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.context import Context
from tarife.workbook.texts import Voice


def differences_of(context: Context, scenario: Scenario) -> str:
    """List the levers that are moved and the numbers that are replaced."""
    voice = context.voice
    parts = [_adjustment_text(entry, voice) for entry in scenario.adjustments]
    for override in scenario.overrides:
        field = ".".join(step for step in override.at.steps if not step.isdecimal())
        label, _ = voice.input(field)
        where = f" ({override.at.id})" if override.at.id else ""
        parts.append(f"{label}{where} = {_value_text(override)}")
    return "; ".join(parts) or voice.say("Nothing")


def _value_text(override: Override) -> str:
    span = override.range
    within = f" ({span.low:g} \N{EN DASH} {span.high:g})" if span else ""
    return f"{override.value:g}{within}"


def _adjustment_text(entry: Adjustment, voice: Voice) -> str:
    label = voice.tell(texts.LEVERS[entry.lever]) + _scope_text(entry.scope, voice)
    match entry.lever:
        case Lever.MESSAGES_PER_ANSWER:
            return f"{label} {entry.value:+g}"
        case Lever.RECATEGORISED_RATIO | Lever.MARKUP:
            return f"{label} = {entry.value:.1%}"
        case _:
            return f"{label} \N{MULTIPLICATION SIGN} {entry.value:g}"


def _scope_text(scope: Scope, voice: Voice) -> str:
    category = voice.tell(CATEGORY_NAMES[Category(scope.category)]) if scope.category else ""
    parts = [part for part in (scope.country, category, scope.line) if part]
    return f" ({', '.join(parts)})" if parts else ""
