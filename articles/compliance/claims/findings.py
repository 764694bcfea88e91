"""
Turn triggers into findings: what is wrong with a sentence, the way out, and the law behind it.

The words are for editors. Every rule is cited here once, with the paragraph it serves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.compliance import fixed_text
from articles.compliance.claims.classify import Classification
from articles.compliance.claims.trigger import Trigger
from articles.compliance.finding import Finding, Severity

REWORD = "Say what the nutrient does for the healthy body instead, or take the sentence out."


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a kind of claim is one, the way out, and where the law says so."""

    message: str
    source: str
    hint: str = REWORD


REASONS = {
    "DC-01": Reason("This claims an effect on a disease", "21 CFR 101.93(g)(2)(i)"),
    "DC-02": Reason(
        "This claims an effect on a sign or symptom of a disease",
        "21 CFR 101.93(g)(2)(ii)",
        "Speak of a value already within the normal range or of an everyday state, or take the "
        "sentence out.",
    ),
    "DC-03": Reason(
        "This claims an effect on an abnormal or serious state", "21 CFR 101.93(g)(2)(iii)"
    ),
    "DC-04a": Reason(
        "This name or tag hints at a disease",
        "21 CFR 101.93(g)(2)(iv)(A)",
        "Choose a name or tag that names no disease.",
    ),
    "DC-04b": Reason("This says that the product contains a drug", "21 CFR 101.93(g)(2)(iv)(B)"),
    "DC-04c": Reason(
        "This uses a study of a disease to promote the product",
        "21 CFR 101.93(g)(2)(iv)(C)",
        "Cite the study in the reference list without tying it to the product.",
    ),
    "DC-04d": Reason(
        "This promises something against disease in general", "21 CFR 101.93(g)(2)(iv)(D)"
    ),
    "DC-05": Reason(
        "This puts the product in a class of drugs",
        "21 CFR 101.93(g)(2)(v)",
        "Describe what it does in a healthy body, without the name of a class of drugs.",
    ),
    "DC-06": Reason(
        "This offers the product as a substitute for a therapy", "21 CFR 101.93(g)(2)(vi)"
    ),
    "DC-07": Reason(
        "This offers the product as an addition to a therapy", "21 CFR 101.93(g)(2)(vii)"
    ),
    "DC-08": Reason(
        "This claims a role in the body's response to a disease or a germ",
        "21 CFR 101.93(g)(2)(viii)",
        "“Supports the immune system” is allowed; a germ or an infection is not.",
    ),
    "DC-09": Reason(
        "This promises help against what a therapy does to the body", "21 CFR 101.93(g)(2)(ix)"
    ),
    "DC-10": Reason(
        "The context implies an effect on a disease",
        "21 CFR 101.93(g)(2)(x)",
        "Keep the disease and the product apart, with nothing that bridges them.",
    ),
    "DC-11": Reason(
        "This tells of a person whose disease got better",
        "FDA warning letters on testimonials; 21 CFR 101.93(g); 16 CFR 255",
        "A testimonial may speak of service and taste. Take the outcome out.",
    ),
    "SF-01": Reason(
        "This reads as a structure/function statement",
        "21 CFR 101.93(f); FD&C Act 403(r)(6)",
        "Mark it as a claim and attach the FDA disclaimer; keep the evidence for it.",
    ),
    "SF-02": Reason(
        "This claims a benefit for a deficiency disease",
        "FD&C Act 403(r)(6)(A)",
        "Say in the same place how uncommon the disease is in the United States.",
    ),
    "SF-04": Reason(
        "This keeps a value healthy without saying that it already is",
        "FDA small entity compliance guide on structure/function claims (2002)",
        "Add “already within the normal range”, or speak of something that is not measured.",
    ),
    "SUB-04": Reason(
        "This promises more than any evidence can",
        "FTC Health Products Compliance Guidance (2022)",
        "Say what was seen, in whom, and cite it; or take the word out.",
    ),
    "SUB-06": Reason(
        "This lends the FDA’s name to the product or to where it is made",
        "FD&C Act 403(a)(1); 21 CFR 1.225-1.243",
        "The FDA approves no supplement, and registration is a duty. Take the words out.",
    ),
    "SUB-07": Reason(
        "This offers long use as evidence",
        "FTC Health Products Compliance Guidance (2022)",
        "Give the studies that stand behind the benefit, or tell the history without the benefit.",
    ),
    "END-03": Reason(
        "This tells a customer’s result without what customers generally get",
        "16 CFR 255.2",
        "State beside it, with evidence, what people generally get; or take the result out.",
    ),
    "END-04": Reason(
        "This lets an expert vouch for the product",
        "16 CFR 255.3",
        "Record that the expertise is real, fits the claim and was exercised, and disclose any "
        "tie; or take the endorsement out.",
    ),
}


def findings(text: str, classified: Classification, *, field: str = "text") -> Iterator[Finding]:
    """Yield the findings on `text`, gravest kinds first as `classified` lists them."""
    for trigger in classified.triggers:
        yield _finding(text, trigger, field)
    if classified.label == "disclaimer" and fixed_text.looks_like(text):
        differences = fixed_text.differences(text)
        if differences:
            yield Finding(
                code="DISC-02",
                severity=Severity.BLOCK,
                field=field,
                message=f"The disclaimer departs from the fixed text: {differences}.",
                hint="Use the text of 21 CFR 101.93(c) word for word.",
                source="FD&C Act 403(r)(6)(C); 21 CFR 101.93(b)-(c)",
                start=0,
                end=len(text),
                quote=text,
            )


def _finding(text: str, trigger: Trigger, field: str) -> Finding:
    reason = REASONS[trigger.code]
    return Finding(
        code=trigger.code,
        severity=trigger.severity,
        field=field,
        message=f"{reason.message}: {trigger.why}.",
        hint=reason.hint,
        source=reason.source,
        start=trigger.start,
        end=trigger.end,
        quote=text[trigger.start : trigger.end],
    )
