/** Screen and print, light and dark, without a typeface of its own: the file stays as small as its pictures. */
export const HTML_STYLES = `
:root { color-scheme: light dark; --quiet: light-dark(#66635c, #a8a49b); --rule: light-dark(#dcd8cf, #45423c);
  font: 1.0625rem/1.65 "Source Serif 4", Georgia, "Noto Serif", "Songti SC", "Noto Serif CJK SC", SimSun, serif;
  color: light-dark(#1d1b18, #e7e3da); background: light-dark(#fdfcf9, #191815); }
body { max-width: 40rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; overflow-wrap: break-word; }
:lang(zh), :lang(ja), :lang(ko) { line-height: 1.8; line-break: strict; }
:lang(zh) em, :lang(zh) i, :lang(zh) cite, :lang(ja) em, :lang(ja) i { font-style: normal; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; text-wrap: balance; }
.head { border-bottom: 1px solid var(--rule); margin-bottom: 2rem; padding-bottom: 1.25rem; }
.head h1 { font-size: 1.75rem; margin: 0 0 .75rem; }
.head p { margin: .15rem 0; font: .8125rem/1.6 system-ui, sans-serif; color: var(--quiet); overflow-wrap: anywhere; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .18em; }
article img { display: block; max-width: 100%; height: auto; margin: 1rem auto; }
article img.op-inline { display: inline; height: 1.2em; width: auto; margin: 0 .1em; vertical-align: -.2em; }
figure { margin: 1.5rem 0; } figcaption { font-size: .875rem; color: var(--quiet); }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); }
pre, table { display: block; max-width: 100%; overflow-x: auto; }
table { border-collapse: collapse; } td, th { border: 1px solid var(--rule); padding: .25rem .5rem; }
.op-embed, .op-missing { display: block; margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--rule);
  border-radius: .5rem; font: .875rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.op-embed br { display: none; }
.op-missing::before { content: attr(data-alt); }
.op-missing::after { content: attr(data-host) " · " attr(data-reason); display: block; color: var(--quiet); }
.op-missing.op-inline { display: inline; margin: 0; padding: 0 .2em; } .op-missing.op-inline::after { content: none; }
mark { background: var(--ink); color: #1d1b18; border-radius: 2px; print-color-adjust: exact; }
a.ref { text-decoration: none; }
a.ref::after { content: attr(data-number); font: .65em/1 system-ui, sans-serif; vertical-align: super; padding: 0 .15em; color: var(--quiet); }
.appendix { margin-top: 4rem; border-top: 1px solid var(--rule); font-size: .9375rem; }
.appendix > h1 { font-size: 1.25rem; } .appendix h2 { font-size: 1rem; margin-top: 2rem; }
.appendix .explained, .notes .facts { color: var(--quiet); font: .8125rem/1.6 system-ui, sans-serif; }
.notes { list-style: none; margin: 0; padding: 0; }
.notes > li { display: grid; grid-template-columns: 2rem 1fr; margin-bottom: 1.5rem; }
.notes > li:target { outline: 2px solid var(--ink); outline-offset: .5rem; border-radius: 2px; }
.notes .number a { text-decoration: none; color: var(--quiet); }
.notes blockquote { margin: 0; border-color: var(--ink); white-space: pre-line; }
.notes .note { margin: .5rem 0 0; padding-inline-start: 1.2rem; white-space: pre-wrap; }
.notes .facts { margin: .35rem 0 0; padding-inline-start: 1.2rem; }
.facts-table { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: .35rem 1rem; font: .8125rem/1.6 system-ui, sans-serif; }
.facts-table dt { color: var(--quiet); } .facts-table dd { margin: 0; overflow-wrap: anywhere; }
.facts-table .wide { grid-column: 1 / -1; } .facts-table .hash { font-family: ui-monospace, monospace; }
.facts-table ul { margin: 0; padding: 0; list-style: none; }
@media (max-width: 30rem) { .facts-table { grid-template-columns: 1fr; } }
`;
