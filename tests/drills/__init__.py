"""
What takes minutes, and breaks things on purpose: processes, disks, clocks, networks.

`make drills` runs them all against real servers and a real PostgreSQL of their own and prints what
was tried and seen; `make test` leaves them out.
"""
