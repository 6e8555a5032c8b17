/**
 * Words of the sites' own addresses, keys and test ids: they name nobody, so a report may keep them. What the chains
 * of a site look for is known besides.
 */
const WORDS =
  'accessibility account action actions active activity actor add admin after all analytics anchor answer any app area article articles attachment audio author auto avatar background badge bar base before big block body bookmarks bottom box break browse bubble button buttons byline caption card cell center chat child chip clamp clickable close collapsed column com comment commentary commented comments commenturn communities compact company component compose container content contents context control controls copy count counter cover create current custom data date default description desktop detail dialog direct disabled display document double down dropdown edit edited editor element embed empty end entity entry error events expand expandable expanded explore external extra fbid feed figure file filter first fixed flat floating focus follow follower followers following font footer form fsd full general global gm grid group groups handle hashtag hashtags head header headline hidden hide highlight highlighted highlights hint history home hover i icon id idorvanity image img in inbox info inline inner input insert interaction interactive internal interop intro item items key keyed keywords label large last latest layout lazy lead left legacy level li light like likes line link linkedin list listitem lists loaded loader loading local long lower main mark media member mention mentioned mentions menu message messages messaging meta metadata middle mini mobile modal more move multi name names native nav navigation new next note notification notifications number object of old on one online only open option options order origin original outer outline overlay own page panel paragraph parent part parts pcb people permalink permalinks person photo photos php pic picture pinned placeholder plain player pointer popover popup post posts preload preview previous primary private profile public quote quoted quotes reaction reactions read reader recent redesign reel region relative release render replied replies reply report repost reposts results retweets rich right role root row sales sans saved school screen script scroll search second secondary section see select selected send sentence separator set share shared sheet short show showcase sibling side sign simple single size sk small snippet social sort source span sponsored stack standard start state static status step sticky story stream string style styled subject subtitle suggested suggestion summary superfollows switch tab table tag tags target template tertiary text thread threads thumbnail time timeline timestamp title to toggle tool tools tooltip top topics track translate translated translation tray truncate truncated tweet two type ugcpost ui unit up update updates upper url urn user username users utterance v value vanity version vertical video videos view viewer views virtual visible watch web widget window with word words wrapper writer written x you your';

/** Values of `role` that ARIA knows and the sites use. */
export const ROLES =
  /^(?:alert|article|banner|button|checkbox|complementary|contentinfo|dialog|document|feed|figure|form|grid|gridcell|group|heading|img|link|list|listbox|listitem|main|menu|menubar|menuitem|navigation|none|note|option|presentation|progressbar|radio|radiogroup|region|row|rowgroup|search|searchbox|separator|slider|status|switch|tab|table|tablist|tabpanel|textbox|toolbar|tooltip)$/;

/** Elements whose name may be kept; a page can make up others. */
export const TAGS =
  /^(?:a|abbr|address|article|aside|b|blockquote|body|br|button|code|dd|div|dl|dt|em|figcaption|figure|footer|form|h[1-6]|header|hr|html|i|img|input|label|li|main|nav|ol|p|picture|pre|section|small|span|strong|sub|summary|sup|svg|table|tbody|td|textarea|th|thead|time|tr|u|ul|video)$/;

/** The parts of `fooBar_BAZ`. */
export const CAMEL = /\p{Lu}?\p{Ll}+|\p{Lu}+|[^\P{L}\p{Lu}\p{Ll}]+/gu;

export const wordsIn = (text: string): string[] =>
  (text.match(CAMEL) ?? []).map((word) => word.toLowerCase());

export const SITE_WORDS: ReadonlySet<string> = new Set(WORDS.split(' '));
