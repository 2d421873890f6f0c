/** For a readable copy that is opened without Offprint; the reader brings its own style sheet on top. */
export const readableStyle = `
:root{color-scheme:light dark}
body{max-width:40rem;margin:0 auto;padding:2rem 1rem 4rem;font:1.0625rem/1.75 Georgia,"Noto Serif","Noto Serif CJK SC","Songti SC","SimSun",serif;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{line-height:1.35}
.op-header{margin-bottom:2rem}
.op-header h1{font-size:1.75rem;margin:0 0 .5rem}
.op-byline{margin:0;font:.8125rem/1.6 system-ui,sans-serif;opacity:.75;overflow-wrap:anywhere}
article img{display:block;max-width:100%;height:auto;margin:1rem auto}
article img.op-inline{display:inline;height:1.2em;width:auto;margin:0 .1em;vertical-align:-.2em}
figure{margin:1.5rem 0}
figcaption{font-size:.875rem;opacity:.8}
blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid;border-color:color-mix(in srgb,currentColor 25%,transparent)}
pre,table{display:block;max-width:100%;overflow-x:auto}
table{border-collapse:collapse}
td,th{border:1px solid;border-color:color-mix(in srgb,currentColor 25%,transparent);padding:.25rem .5rem}
.op-embed,.op-missing{display:block;margin:1rem 0;padding:.75rem 1rem;border:1px solid;border-color:color-mix(in srgb,currentColor 25%,transparent);border-radius:.5rem;font:.875rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
.op-embed br{display:none}
.op-embed::before{content:"\\25B6\\FE0E\\2002"}
.op-missing::before{content:attr(data-alt)}
.op-missing::after{content:attr(data-host) " \\00B7 " attr(data-reason);display:block;opacity:.65}
.op-missing[data-width]:not(.op-inline){box-sizing:border-box;width:attr(data-width px);max-width:100%;aspect-ratio:attr(data-width type(<number>))/attr(data-height type(<number>));margin-inline:auto}
.op-missing.op-inline{display:inline;margin:0;padding:0 .2em}
.op-missing.op-inline::after{content:none}
`;
