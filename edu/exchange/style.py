"""How every exported page looks: large calm type, high contrast, and the same order on screen and on paper."""

from edu.exchange.html import Style

STYLE = Style(
    """
:root {
  color-scheme: light dark;
  --paper: #fcfbf8;
  --ink: #1c2427;
  --quiet: #465156;
  --accent: #12504d;
  --rule: #cfd6d3;
  --line: #6a7579;
  --alarm: #8a1c12;
  --alarm-paper: #fff7f4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14191b;
    --ink: #eeebe4;
    --quiet: #bcc4c4;
    --accent: #8fd3c9;
    --rule: #39434a;
    --line: #93a0a3;
    --alarm: #ffb4a6;
    --alarm-paper: #241917;
  }
}
* { box-sizing: border-box; }
html {
  background: var(--paper);
  color: var(--ink);
  font: 400 1.1875rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue",
    Arial, sans-serif;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  max-width: 40rem;
  margin: 0 auto;
  padding: 3rem 1.25rem 4rem;
  overflow-wrap: anywhere;
}
h1, h2 {
  font-family: ui-serif, Charter, "Iowan Old Style", Georgia, "Noto Serif", Cambria, "Times New Roman", serif;
  font-weight: 600;
  line-height: 1.2;
  text-wrap: balance;
  margin: 0;
}
h1 { font-size: 2.25rem; letter-spacing: -0.01em; }
h2 { font-size: 1.45rem; color: var(--accent); }
p { margin: 0.6rem 0 0; text-wrap: pretty; }
header { padding-bottom: 1.5rem; border-bottom: 1px solid var(--rule); }
header p { color: var(--quiet); }
section { margin-top: 2.25rem; }
ul { margin: 0.7rem 0 0; padding-inline-start: 1.3rem; }
li { padding-inline-start: 0.25rem; }
li + li { margin-top: 0.45rem; }
li::marker { color: var(--accent); }
.urgent {
  padding: 1.4rem 1.6rem 1.6rem;
  border: 3px solid var(--alarm);
  border-radius: 0.75rem;
  background: var(--alarm-paper);
}
.urgent h2, .urgent li::marker { color: var(--alarm); }
.urgent .tail:last-child { font-weight: 650; }
.to-fill-in { display: flex; align-items: baseline; gap: 0.6rem; margin-top: 1.2rem; }
.to-fill-in::after { content: ""; flex: 1 1 8rem; border-bottom: 1.5px solid var(--line); }
.blank { height: 2.6rem; border-bottom: 1.5px solid var(--line); }
footer {
  margin-top: 3rem;
  padding-top: 1.25rem;
  border-top: 1px solid var(--rule);
  color: var(--quiet);
  font-size: 0.9375rem;
}
footer p { margin-top: 0.4rem; }
@media (max-width: 30rem) {
  body { padding-top: 1.75rem; }
  h1 { font-size: 1.85rem; }
  .urgent { padding: 1.1rem 1.1rem 1.25rem; }
}
@page { margin: 15mm 17mm 16mm; }
@page { @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff;
    --ink: #000;
    --quiet: #222;
    --accent: #000;
    --rule: #777;
    --line: #333;
    --alarm: #000;
    --alarm-paper: #fff;
  }
  html { font-size: 14pt; line-height: 1.36; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 23pt; }
  h2 { font-size: 16.5pt; break-after: avoid; }
  header { padding-bottom: 8pt; }
  p { margin-top: 4pt; orphans: 3; widows: 3; }
  section { margin-top: 13pt; }
  ul { margin-top: 4pt; }
  li, .urgent { break-inside: avoid; }
  h2 + p, h2 + ul > li:first-child, p + ul > li:first-child { break-after: avoid; }
  li + li { margin-top: 2.5pt; }
  .urgent { padding: 9pt 13pt 11pt; border-width: 2.25pt; border-radius: 6pt; }
  .to-fill-in { margin-top: 12pt; }
  .blank { height: 28pt; break-before: avoid; }
  footer { margin-top: 22pt; padding-top: 0; border-top: 0; font-size: 10.5pt; break-inside: avoid; }
  footer p { margin-top: 2pt; }
}
"""
)
