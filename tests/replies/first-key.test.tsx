// @vitest-environment jsdom
/** Who presses the key of a reply and types on at once types into it: before the panel is painted. */
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { ReplyBox } from '../../components/ReplyBox';
import { draftsIn } from '../../utils/drafts';

afterEach(() => render(null, document.body));

test.each([
  ['box', 'reply-box'],
  ['templates', 'template-box'],
] as const)('the typing that begins in the %s has the focus as soon as it stands there', (begins, id) => {
  render(
    <ReplyBox
      caseId="case-1"
      drafts={draftsIn(localStorage)}
      templates={[]}
      values={{}}
      asked={null}
      begins={begins}
      language="en"
      uses={{}}
      sent={[]}
      site="x"
      long={false}
      now={0}
      insertKey={null}
      saidKey={null}
      onTyped={null}
      onInsert={() => {}}
      onCopy={() => {}}
      onAnswered={() => {}}
      onUsed={() => {}}
      onNeed={() => {}}
    />,
    document.body,
  );
  // No paint in between.
  expect(document.activeElement?.id).toBe(id);
});
