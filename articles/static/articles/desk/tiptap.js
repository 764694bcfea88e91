/*
  TipTap as django-prose-editor bundles it. The address is relative, so that no map of addresses is
  needed: that would be an inline script, which a strict policy lets through only with a nonce.
*/

export * from "../../django_prose_editor/editor.js";
