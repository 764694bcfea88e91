"""Say statuses, actions, events and places in the words of the people who use them."""

from articles.places import place as place
from articles.workflow.states import Action, Status

NEXT_STEP: dict[Status, str] = {
    Status.DRAFT: "An editor finishes it and submits it for review.",
    Status.IN_REVIEW: "A reviewer who wrote no part of it approves it or requests changes.",
    Status.CHANGES_REQUESTED: "An editor answers the reviewer and submits it again.",
    Status.APPROVED: "A publisher publishes or schedules it.",
    Status.SCHEDULED: "It goes live by itself; a publisher can unschedule it.",
    Status.PUBLISHED: "None. An edit starts a new draft; readers keep what is live.",
    Status.UNPUBLISHED: "A publisher publishes it again, or an editor starts a new draft.",
    Status.WITHDRAWN: "None. An edit starts a new draft.",
}

CONSEQUENCE: dict[Action, str] = {
    Action.SUBMIT: "This freezes the draft as a new revision and asks the reviewers by mail. "
    "Nobody can change the letter while it is in review; recall it to go on writing.",
    Action.RECALL: "This takes the letter back from review and makes it a draft again. The "
    "revision that was submitted stays in the records.",
    Action.REQUEST_CHANGES: "This sends the letter back to its editors with your reason. What "
    "readers see now does not change.",
    Action.REJECT: "This ends the review with no. The letter is a draft again, and this very text "
    "cannot be submitted once more. What readers see now does not change.",
    Action.EMERGENCY_APPROVE: "Two people, a reviewer and an administrator, can together approve "
    "the letter without a medical or legal signature that is missing. Every reviewer, publisher "
    "and administrator is told, and the missing signatures are owed from then on.",
    Action.APPROVE: "You sign exactly this revision for publication, with your name, the time "
    "and all that this page shows of it. A signature is never taken back or deleted.",
    Action.PUBLISH: "Readers see the signed revision below at once. What was live until now "
    "ends at the same moment.",
    Action.SCHEDULE: "The signed revision below goes live by itself at the moment you choose. If "
    "its approval no longer holds by then, it is called off and you are told.",
    Action.UNSCHEDULE: "This cancels the planned publication. What is live now stays live.",
    Action.UNPUBLISH: "Readers can no longer open the letter: its address answers “not found”. "
    "It can be published again.",
    Action.WITHDRAW: "This takes the letter back from readers: its address tells them, and "
    "search engines, that it is gone for good.",
}

CONSEQUENCE_FOR_MANY: dict[Action, str] = {
    Action.SUBMIT: "This freezes each draft as a new revision and asks the reviewers by mail. "
    "Nobody can change these letters while they are in review.",
    Action.RECALL: "This takes each letter back from review and makes it a draft again.",
    Action.PUBLISH: "Readers see the signed revision of each letter at once. What was live of it "
    "until now ends at the same moment.",
    Action.SCHEDULE: "The signed revision of each letter goes live by itself, all at the moment "
    "you choose.",
    Action.UNSCHEDULE: "This cancels each planned publication. What is live now stays live.",
    Action.UNPUBLISH: "Readers can no longer open these letters: their addresses answer “not "
    "found”. The same reason stands in the history of each.",
    Action.WITHDRAW: "This takes these letters back from readers for good. The same reason stands "
    "in the history of each.",
}
"""What is said before one step is taken with many letters; none is approved unread."""

DONE: dict[Action, str] = {
    Action.SUBMIT: "Submitted. The reviewers are asked by mail.",
    Action.RECALL: "Recalled. The letter is a draft again.",
    Action.REQUEST_CHANGES: "Sent back. The editors have your reason.",
    Action.REJECT: "Rejected. The letter is a draft again, and its writers have your reason.",
    Action.APPROVE: "Signed. Your signature stands under this revision.",
    Action.EMERGENCY_APPROVE: "Signed. Everybody who reviews, publishes or administers is told.",
    Action.PUBLISH: "Published. Readers can open it now.",
    Action.SCHEDULE: "Scheduled. It goes live by itself.",
    Action.UNSCHEDULE: "Unscheduled. What was live stays live.",
    Action.UNPUBLISH: "Unpublished. Readers can no longer open it.",
    Action.WITHDRAW: "Withdrawn. Its address now tells readers that it is gone.",
}


def label(word: str) -> str:
    """Return a status, action or kind as a label: "request_changes" is "Request changes"."""
    return word.replace("_", " ").capitalize()
