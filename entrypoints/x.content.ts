import { defineContentScript } from 'wxt/utils/define-content-script';
import { run } from '../utils/page/run';
import { x } from '../utils/sites/x/read';

export default defineContentScript({
  matches: ['https://x.com/*', 'https://twitter.com/*', 'https://mobile.x.com/*'],
  // Private messages are never read; there only a selection is logged (README, "Reading by leave").
  excludeMatches: [
    'https://x.com/messages*',
    'https://x.com/i/chat*',
    'https://twitter.com/messages*',
    'https://twitter.com/i/chat*',
    'https://mobile.x.com/messages*',
    'https://mobile.x.com/i/chat*',
  ],
  runAt: 'document_idle',
  main: (ctx) => run(x, ctx.signal),
});
