import { defineContentScript } from 'wxt/utils/define-content-script';
import { run } from '../utils/page/run';
import { facebook } from '../utils/sites/facebook/read';

export default defineContentScript({
  matches: ['https://www.facebook.com/*', 'https://web.facebook.com/*'],
  // Private messages are never read; there only a selection is logged (README, "Reading by leave").
  excludeMatches: ['https://www.facebook.com/messages*', 'https://web.facebook.com/messages*'],
  runAt: 'document_idle',
  main: (ctx) => run(facebook, ctx.signal),
});
