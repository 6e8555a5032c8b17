import { defineContentScript } from 'wxt/utils/define-content-script';
import { run } from '../utils/page/run';
import { linkedin } from '../utils/sites/linkedin/read';

export default defineContentScript({
  matches: ['https://www.linkedin.com/*'],
  // Private messages are never read; there only a selection is logged (README, "Reading by leave").
  excludeMatches: [
    'https://www.linkedin.com/messaging*',
    'https://www.linkedin.com/sales/inbox*',
    'https://www.linkedin.com/talent/inbox*',
    'https://www.linkedin.com/recruiter/inbox*',
    'https://www.linkedin.com/company/*/admin/inbox*',
  ],
  runAt: 'document_idle',
  main: (ctx) => run(linkedin, ctx.signal),
});
