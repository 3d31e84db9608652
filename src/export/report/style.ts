/** How a report looks, on a screen and on paper; colours keep a contrast of 4.5 to 1 with their ground. */
export const STYLE = `
:root { color-scheme: light; --ink: #1d2733; --soft: #55606e; --line: #d5dbe3; --ground: #f5f7fa; --lead: #1f4e79; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem 1.25rem 4rem; color: var(--ink); background: #fff;
  font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--lead); color: var(--lead); }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: .35rem 0; }
p, figure, .flag, .cards, .bar { max-width: 64rem; }
a { color: var(--lead); }
.soft { color: var(--soft); font-size: .87rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .87rem; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .55rem; border-bottom: 1px solid var(--line); }
th { background: var(--ground); font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.short { white-space: nowrap; }
th button { all: unset; cursor: pointer; display: block; width: 100%; }
th button:focus-visible { outline: 2px solid var(--lead); }
th[aria-sort=ascending] button::after { content: " ▲"; }
th[aria-sort=descending] button::after { content: " ▼"; }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; margin: .75rem 0; padding: 0; list-style: none; }
.cards li { flex: 1 1 6.5rem; background: var(--ground); border-radius: .4rem; padding: .6rem .8rem; }
.cards b { display: block; font-size: 1.35rem; line-height: 1.3; }
.bar { display: flex; height: .8rem; border-radius: .4rem; overflow: hidden; background: var(--line); }
.key i { display: inline-block; width: .8em; height: .8em; border-radius: .15em; margin: 0 .35em 0 .8em; vertical-align: -.05em; }
.flag { border-left: .3rem solid var(--line); background: var(--ground); margin: .75rem 0; padding: .55rem .8rem; break-inside: avoid; }
.flag.error { border-color: #b3261e; } .flag.warning { border-color: #a96a00; }
.flag b.error { color: #b3261e; } .flag b.warning { color: #8a5600; }
.flag img { display: block; max-width: 100%; height: auto; margin-top: .5rem; border: 1px solid var(--line); background: #fff; }
figure { margin: 1rem 0 1.5rem; break-inside: avoid; }
figcaption { font-weight: 600; }
svg { display: block; width: 100%; height: auto; margin: .4rem 0; }
svg text { font-size: 12px; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif; fill: var(--ink); }
details { margin: .35rem 0; } summary { cursor: pointer; color: var(--lead); }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; } h2 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  tr, .cards li { break-inside: avoid; } .bar, svg, .key i, .flag, .cards li { print-color-adjust: exact; }
}
`;
