/** Invented feeds, in each of the forms that are read. */

export const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>Harbour News</title>
  <link>https://news.harbour.example/</link>
  <atom:link href="https://news.harbour.example/rss" rel="self"/>
  <item>
    <title>Trams stop &amp;amp; wait</title>
    <link>/2026/trams</link>
    <guid isPermaLink="false">item-1</guid>
    <description><![CDATA[<p>The <b>Nimbus</b> trams stood still.</p><script>alert(1)</script><p>Nobody said&nbsp;why.</p>]]></description>
    <dc:creator>Ada Lund</dc:creator>
    <pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate>
  </item>
  <item>
    <title>No date, no id</title>
    <link>https://news.harbour.example/2026/undated</link>
    <author>bo@harbour.example (Bo Berg)</author>
  </item>
  <item>
    <description>Only words.</description>
    <pubDate>yesterday</pubDate>
  </item>
</channel>
</rss>`;

export const RSS_1 = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://old.harbour.example/"><title>Old Harbour</title></channel>
  <item rdf:about="https://old.harbour.example/1">
    <title>Ferry</title><link>https://old.harbour.example/1</link>
    <description>It sails.</description><dc:date>2026-03-02T08:00:00Z</dc:date><dc:creator>Cleo</dc:creator>
  </item>
</rdf:RDF>`;

export const RSS_091 = `<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.harbour.example/rss-0.91.dtd">
<rss version="0.91"><channel><title>Very old</title>
<item><title>Ship</title><link>https://old.harbour.example/2</link></item></channel></rss>`;

export const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Tram Board</title>
  <author><name>The board</name></author>
  <entry>
    <id>urn:board:1</id>
    <title type="html">Line 4 &amp;lt;3 &lt;em&gt;again&lt;/em&gt;</title>
    <link rel="self" href="https://board.example/1.atom"/>
    <link href="https://board.example/1"/>
    <updated>2026-03-03T10:00:00Z</updated>
    <published>2026-03-02T10:00:00.5+02:00</published>
    <summary>1 &lt; 2</summary>
  </entry>
  <entry>
    <id>urn:board:2</id>
    <title>Newer</title>
    <link rel="alternate" type="application/pdf" href="https://board.example/2.pdf"/>
    <link rel="alternate" type="text/html" href="https://board.example/2"/>
    <updated>2026-03-04T10:00:00Z</updated>
    <author><name>Dee</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b> three.</p><p>Four.</p></div></content>
  </entry>
</feed>`;

/** As Google Alerts are built: links lead over Google, and what was looked for is bold. */
export const ALERTS = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:idx="urn:atom-extension:indexing">
<id>tag:google.com,2005:reader/user/00000000000000000000/state/com.google/alerts/1</id>
<title>Google Alert - nimbus trams</title>
<link href="https://www.google.com/alerts/feeds/00000000000000000000/1" rel="self"/>
<updated>2026-03-02T08:15:30Z</updated>
<entry><id>tag:google.com,2013:googlealerts/feed:111</id>
<title type="html">&lt;b&gt;Nimbus Trams&lt;/b&gt; late again</title>
<link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news.harbour.example/2026/late%3Fpage%3D2&amp;ct=ga&amp;cd=x&amp;usg=y"/>
<published>2026-03-02T08:00:00Z</published><updated>2026-03-02T08:00:00Z</updated>
<content type="html">The &lt;b&gt;trams&lt;/b&gt; of Nimbus&amp;nbsp;&lt;b&gt;...&lt;/b&gt;</content>
<author><name></name></author></entry>
</feed>`;

export const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Notes',
  authors: [{ name: 'Eli' }],
  items: [
    {
      id: 1,
      url: 'https://notes.example/1',
      content_html: '<p>Hej!</p>',
      date_published: '2026-03-02T08:00:00Z',
    },
    { id: 'b', content_text: 'Two.' },
  ],
});

/** The billion laughs, which would be gigabytes if anybody expanded it. */
export const BOMB = `<?xml version="1.0"?>
<!DOCTYPE rss [
 <!ENTITY a "ha">
${Array.from({ length: 12 }, (_, n) => ` <!ENTITY ${'bcdefghijklm'[n]} "${`&${'abcdefghijkl'[n]};`.repeat(10)}">`).join('\n')}
]>
<rss version="2.0"><channel><title>&m;</title><item><title>&m;</title></item></channel></rss>`;

export const rss = (items: string, title = 'Feed') =>
  `<rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`;
