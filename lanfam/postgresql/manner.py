"""Say how this project connects to PostgreSQL, besides where."""

from typing import Any

OPTIONS: dict[str, Any] = {
    # Lets the few statements that ask for it keep their plan (articles.statements); planning them
    # takes four times as long as running them, and PostgreSQL would do it every time. Compiling
    # a statement for the processor takes longer than any of ours runs.
    "prepare_threshold": 5,
    "options": "-c plan_cache_mode=force_generic_plan -c jit=off",
    # A host that is gone says nothing; without these a command would wait for hours.
    "connect_timeout": 2,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


def connected(found: dict[str, Any]) -> dict[str, Any]:
    """Return the database `found` in an address as Django's setting, with what that asks for."""
    return {
        **found,
        # Django's own, which gives up when the request's patience ends.
        "ENGINE": "lanfam.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # Such as sslmode=require.
        "OPTIONS": {**OPTIONS, **found.get("OPTIONS", {})},
    }
