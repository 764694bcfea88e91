"""
Tell whoever builds on the library what it just did; the library knows none of them.

What changes rows is told inside the transaction that does, so a receiver that raises undoes it.
"""

from django.dispatch import Signal

notice_counted = Signal()
"""
A notice about a paper was found, or one that counted was set aside.

Sends `notice` (a `Notice`; ask its `counts`), `actor` (a user or None) and `now`.
"""

merging = Signal()
"""
Two records of one paper become one; what points at `gone` must point at `kept` afterwards.
The key of `gone` is a former key of `kept` by then.

Sends `gone` and `kept` (both `Reference`), `actor` and `now`. `gone` is deleted right after.
"""

registry_failed = Signal()
"""
A registry gave no usable answer. Sends `source` (its name) and `kind` (`unreachable`, `malformed`).
"""
