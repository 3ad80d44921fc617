"""Small copies of plans, for what takes long with whole ones."""

from dataclasses import replace

from tarife.plan.model.plan import GridRow, Plan


def scaled(plan: Plan, scale: int) -> Plan:
    """Make a plan so many times smaller, with as much smaller a part of the allowance left."""
    account = plan.account
    left = (account.service_allowance - account.allowance_used) // scale
    return replace(
        plan,
        account=replace(account, allowance_used=account.service_allowance - left),
        grid=tuple(_scaled_row(row, scale) for row in plan.grid),
        audiences=tuple(replace(one, people=one.people // scale) for one in plan.audiences),
        sends=tuple(replace(one, volume=one.volume // scale) for one in plan.sends),
        entry_points=tuple(
            replace(one, clicks_per_day=one.clicks_per_day / scale) for one in plan.entry_points
        ),
        inbound=tuple(
            replace(one, people_per_day=one.people_per_day / scale) for one in plan.inbound
        ),
    )


def _scaled_row(row: GridRow, scale: int) -> GridRow:
    return replace(
        row,
        people=row.people // scale,
        marketing=row.marketing // scale,
        utility=row.utility // scale,
        authentication=row.authentication // scale,
        ad_clicks_per_day=row.ad_clicks_per_day / scale,
    )
