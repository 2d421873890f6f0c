import type { Family } from './payload-family.ts';

/** What other browsers, older ones or other programs fall for; today's Chromium need not. */
export const INERT: readonly Family[] = [
  {
    name: 'of other browsers',
    proof: 'tries',
    payloads: [
      '<div style="width:expression(RUN)">x</div><p style="-moz-binding:url(PING/a.xml#x)">x</p>',
      '<p style="behavior:url(PING/b.htc)">x</p><style>*{x:exp/**/ression(RUN)}</style>',
      '<a href="vbscript:RUN">click</a><img src="vbscript:RUN"><img src="livescript:RUN">',
      '<a href="data:text/html,<script>RUN</script>">click</a><a href="blob:https://x.invalid/1">y</a>',
      '<a href="file:///etc/passwd">file</a><a href="\\\\host\\share">unc</a><a href="smb://h/s">smb</a>',
      '<isindex action="javascript:RUN" type=image><keygen autofocus onfocus=RUN>',
      '<bgsound src="PING/c.wav"><sound src="PING/d.wav"><layer src="PING/e"></layer><ilayer src="PING/f">',
      '<portal src="PING/g"></portal><fencedframe src="PING/h"></fencedframe><webview src="PING/i"></webview>',
      '<xml id=x src="PING/j"></xml><xss:script xmlns:xss="x">RUN</xss:script>',
      '<applet code="PING/k.class"></applet><object classid="clsid:x" codebase="PING/l"></object>',
      '\u00bcscript\u00beRUN\u00bc/script\u00be',
      '+ADw-script+AD4-RUN+ADw-/script+AD4-',
      '<![if true]><script type="text/vbscript">RUN</script><![endif]><!--[if IE]><b onclick=RUN>x</b><![endif]-->',
    ],
  },
  {
    name: 'names',
    proof: 'tries',
    payloads: [
      '<a id=location href="https://x.invalid/">x</a><form id=document><input name=body></form>',
      '<img name=getElementById><a id=x><a id=x name=y href="https://x.invalid/">z</a>',
      '<form onsubmit=RUN><input name=nodeType><input name=attributes><input name=hasChildNodes>123</form>',
      '<p id="op-shell" name="op-shell" data-slot="99" slot="x" is="op-app" part="x">x</p><a href=#op-shell>y</a>',
      '<p id="__proto__">x</p><a href="#__proto__">y</a><a name=constructor>z</a><a href="#constructor">q</a>',
      '<div style="position:fixed;inset:0;z-index:9999" class="op-shell op-embed op-missing">cover</div>',
      '<img data-slot="0" src="PING/m.png"><img data-slot="7" alt="\'><script>RUN</script>">',
      '<img data-slot="0" alt="" class="op-inline"><span class=op-missing data-url="PING/n">x</span>',
    ],
  },
];
