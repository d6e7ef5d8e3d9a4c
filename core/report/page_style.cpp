#include "report/write_html.h"

namespace chalkline::report {

namespace {

// No "<" and no "&" in it: the page is well-formed XML. Colours are those of core/render/theme.cpp.
constexpr std::string_view style = R"(:root {
  color-scheme: light dark;
  --page: #F6F4EE; --card: #FFFFFF; --ink: #1B2126; --ink-2: #525C66; --line: #D8D3C6;
  --accent: #1763B8; --warning: #8A6500; --sans: Inter, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif;
  --mono: "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #161B1E; --card: #20272B; --ink: #EEF1EE; --ink-2: #A9B3B6; --line: #394247;
    --accent: #6DB4FF; --warning: #FBC662;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 400 16px/1.6 var(--sans); overflow-wrap: break-word;
}
main { max-width: 62rem; margin: 0 auto; padding: 3rem 1.5rem 6rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { margin: 0 0 1rem; font-size: 2.25rem; font-weight: 700; letter-spacing: -0.02em; }
h2 { margin: 0 0 1.25rem; font-size: 1.5rem; font-weight: 700; letter-spacing: -0.01em; }
h3 { margin: 2rem 0 0.6rem; font-size: 1.0625rem; font-weight: 600; }
h2 + h3 { margin-top: 0; }
section { margin-top: 3.5rem; padding-top: 2rem; border-top: 2px solid var(--ink); }
p, ul, dl { max-width: 46rem; margin: 0 0 1rem; }
ul { padding-left: 1.2rem; }
li { margin: 0.2rem 0; }
li::marker { color: var(--ink-2); }
.lead { font-size: 1.25rem; line-height: 1.5; }
.quiet, figcaption { color: var(--ink-2); font-size: 0.875rem; }
.warning { padding: 0.1rem 0 0.1rem 0.9rem; border-left: 4px solid var(--warning); color: var(--warning); font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(8rem, 11rem) 1fr; gap: 0.45rem 1.25rem; }
dt { color: var(--ink-2); }
dd { margin: 0; }
dd p { margin: 0; padding-left: 1.1em; text-indent: -1.1em; }
.wide { overflow-x: auto; margin: 0 0 1.5rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.5; }
th, td { padding: 0.45rem 1.25rem 0.45rem 0; text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
th { color: var(--ink-2); font-weight: 500; white-space: nowrap; border-bottom: 1px solid var(--ink-2); }
td { border-bottom: 1px solid var(--line); }
td:first-child { font-weight: 500; }
.number, .code { width: 1%; white-space: nowrap; }
.number { text-align: right; }
td.formula { min-width: 16rem; }
td.number { font: 500 0.8125rem/1.6 var(--mono); font-variant-numeric: tabular-nums; }
td.formula { font: 400 0.8125rem/1.6 var(--mono); }
figure { margin: 0 0 2rem; }
figure svg { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; }
figcaption { margin-top: 0.5rem; }
.on-slate { display: none; }
@media (prefers-color-scheme: dark) {
  .on-slate { display: block; }
  .on-paper { display: none; }
}
nav { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem 0; font-size: 0.875rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.3rem 1.25rem; margin: 0; padding: 0; max-width: none; list-style: none; }
nav li { margin: 0; }
nav a { color: var(--accent); text-decoration: none; }
nav a:hover, nav a:focus-visible { text-decoration: underline; }
@media (min-width: 84rem) {
  nav { position: fixed; top: 3rem; left: max(1.5rem, calc(50vw - 41rem)); width: 10rem; padding: 0; }
  nav ul { display: block; }
  nav li { margin: 0.35rem 0; }
}
@media (max-width: 40rem) {
  body { font-size: 15px; }
  main { padding: 2rem 1rem 4rem; }
  h1 { font-size: 1.75rem; }
  dl { display: block; }
  dd { margin: 0 0 0.5rem; }
}
@media print {
  :root {
    color-scheme: light; --page: #FFFFFF; --card: #FFFFFF; --ink: #000000; --ink-2: #444444; --line: #BBBBBB;
    --accent: #000000; --warning: #000000;
  }
  @page { margin: 18mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .on-paper { display: block; }
  .on-slate { display: none; }
  h1 { font-size: 20pt; }
  h2 { font-size: 14pt; }
  section { margin-top: 1.5rem; padding-top: 1rem; border-top-width: 1px; }
  table, td.number, td.formula { font-size: 8.5pt; }
  tr, figure, li { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
)";

} // namespace

std::string_view pageStyle() {
    return style;
}

} // namespace chalkline::report
