"""
What somebody may try to smuggle through a text: a corpus, and an oracle that nothing survived.

The seeds stand in text files, a payload a line; `corpus` wraps and encodes them, `letters` and
`records` put them wherever people or registries can write something, `oracle` reads what comes out
with a parser of its own, as strictly as browsers do.

A payload that ran would have set `window.pwned`, or asked the host `canary.invalid`.
"""
