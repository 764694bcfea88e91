"""Gather the models under the name Django and everybody else imports them by."""

from articles.models.account_event import AccountEvent
from articles.models.alert import PaperAlert
from articles.models.approval import Approval
from articles.models.article import Article, ArticleAuthor, ArticleTopic, Correction, SourcePage
from articles.models.author import Author, Credential
from articles.models.brand import Brand
from articles.models.citation import Citation
from articles.models.claim import Claim, ClaimEvidence
from articles.models.comment import Comment, CommentResolution
from articles.models.disclaimer import Disclaimer, DisclaimerVersion
from articles.models.draft_words import DraftWords
from articles.models.event import Event
from articles.models.faq import Faq
from articles.models.generation import Generation
from articles.models.image import Figure, Image, ReplacedFile, ShownImage
from articles.models.insider import Insider
from articles.models.library import LibraryClaim, LibraryEvidence, LibraryVariant
from articles.models.library_use import LibraryUse
from articles.models.open_findings import OpenFindings
from articles.models.owed_signature import OwedSignature
from articles.models.policy import Allowance, LexiconTerm, PolicyVersion
from articles.models.presence import Presence
from articles.models.preview import PreviewLink
from articles.models.publication import Publication, PublishedEntry, Redirect, Tally
from articles.models.published_text import PublishedText, Word
from articles.models.re_review import ReReview, ReReviewReason
from articles.models.recheck import Check, Recheck, RecheckedLetter
from articles.models.renaming import Renaming
from articles.models.resolution import Countersignature, Resolution, Revocation
from articles.models.review_policy import ReviewPolicy
from articles.models.review_request import ReviewRequest
from articles.models.revision import Contributor, Revision
from articles.models.signature_requirement import SignatureRequirement
from articles.models.signing_attempt import SigningAttempt
from articles.models.taxonomy import Product, Series, Topic, TopicIdentifier
from articles.models.webhook import (
    WebhookAttempt,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from articles.models.worker import Worker

__all__ = [
    "AccountEvent",
    "Allowance",
    "Approval",
    "Article",
    "ArticleAuthor",
    "ArticleTopic",
    "Author",
    "Brand",
    "Check",
    "Citation",
    "Claim",
    "ClaimEvidence",
    "Comment",
    "CommentResolution",
    "Contributor",
    "Correction",
    "Countersignature",
    "Credential",
    "Disclaimer",
    "DisclaimerVersion",
    "DraftWords",
    "Event",
    "Faq",
    "Figure",
    "Generation",
    "Image",
    "Insider",
    "LexiconTerm",
    "LibraryClaim",
    "LibraryEvidence",
    "LibraryUse",
    "LibraryVariant",
    "OpenFindings",
    "OwedSignature",
    "PaperAlert",
    "PolicyVersion",
    "Presence",
    "PreviewLink",
    "Product",
    "Publication",
    "PublishedEntry",
    "PublishedText",
    "ReReview",
    "ReReviewReason",
    "Recheck",
    "RecheckedLetter",
    "Redirect",
    "Renaming",
    "ReplacedFile",
    "Resolution",
    "ReviewPolicy",
    "ReviewRequest",
    "Revision",
    "Revocation",
    "Series",
    "ShownImage",
    "SignatureRequirement",
    "SigningAttempt",
    "SourcePage",
    "Tally",
    "Topic",
    "TopicIdentifier",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookMessage",
    "Word",
    "Worker",
]
