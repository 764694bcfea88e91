"""
List the rules in force, in the order a reviewer reads about them.

A code never changes and is never used again: it stands in signed approvals. A new rule is one
file in `rules/` and one line here; a rule that goes leaves its code retired. The letter behind
a code (SUB-05a) tells apart the checks that one house rule needs.
"""

from articles.compliance.rule import Rule
from articles.compliance.rules import (
    comp_01_headline,
    comp_02_description,
    comp_03_body,
    comp_04_author,
    comp_05_about,
    comp_06_long_headline,
    comp_07_stand_in_brand,
    date_01_contradiction,
    date_02_nameless_review,
    dc_12_condition_beside_product,
    disc_01_missing,
    disc_02_wording,
    disc_03_number,
    disc_04_unlinked,
    disc_04b_typed_symbol,
    disc_04c_unclaimed,
    end_01_undisclosed,
    faq_01_hidden,
    faq_02_incomplete,
    link_01_not_live,
    link_02_unknown,
    sf_01_statement,
    sub_05a_uncited,
    sub_05b_misattributed,
    sub_05c_wrong_kind,
    sub_05d_unknown_paper,
    sub_05e_same_identifier,
    sub_05f_nowhere_to_look,
    sub_05g_retracted,
    sub_05i_same_title,
    sub_05j_retraction_told,
    sub_05k_corrected,
)

RULES_VERSION = "1"
"""Raise it with every change that can add, drop or alter a finding; approvals record it."""

RULES: tuple[Rule, ...] = (
    dc_12_condition_beside_product.RULE,
    sf_01_statement.RULE,
    disc_01_missing.RULE,
    disc_02_wording.RULE,
    disc_03_number.RULE,
    disc_04_unlinked.RULE,
    disc_04b_typed_symbol.RULE,
    disc_04c_unclaimed.RULE,
    sub_05a_uncited.RULE,
    sub_05b_misattributed.RULE,
    sub_05c_wrong_kind.RULE,
    sub_05d_unknown_paper.RULE,
    sub_05e_same_identifier.RULE,
    sub_05f_nowhere_to_look.RULE,
    sub_05g_retracted.RULE,
    sub_05i_same_title.RULE,
    sub_05j_retraction_told.RULE,
    sub_05k_corrected.RULE,
    end_01_undisclosed.RULE,
    date_01_contradiction.RULE,
    date_02_nameless_review.RULE,
    faq_01_hidden.RULE,
    faq_02_incomplete.RULE,
    link_01_not_live.RULE,
    link_02_unknown.RULE,
    comp_01_headline.RULE,
    comp_02_description.RULE,
    comp_03_body.RULE,
    comp_04_author.RULE,
    comp_05_about.RULE,
    comp_06_long_headline.RULE,
    comp_07_stand_in_brand.RULE,
)
