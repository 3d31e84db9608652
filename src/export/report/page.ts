import { createHash } from "node:crypto";
import type { Language } from "../../core/problems.ts";
import { html, Markup, type Piece } from "./markup.ts";
import { STYLE } from "./style.ts";

const LANG: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN" };

/** A page that stands alone. */
interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Piece;
  /** The one script that may run, in the program's own words. */
  readonly script?: string;
}

/** The page as one file: a browser fetches nothing for it, and runs nothing but `script`, which it knows by its digest. */
export function wholePage({ language, title, body, script }: Page): string {
  const digest = script && createHash("sha256").update(script).digest("base64");
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    ...(digest ? [`script-src 'sha256-${digest}'`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const page = html`<!doctype html>
<html lang="${LANG[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="budgetscan">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
${script === undefined ? null : html`<script>${new Markup(script)}</script>`}
</body>
</html>
`;
  return page.text;
}
