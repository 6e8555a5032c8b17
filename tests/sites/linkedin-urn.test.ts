import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commentUrn,
  contradict,
  exactPostUrn,
  postOfKey,
  postOfPage,
  postUrn,
  trackedPost,
} from '../../utils/sites/linkedin/urn';
import { keyOfPost } from '../imitations/linkedin';

describe('component keys', () => {
  test('name the post that was put into them', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: (1n << 62n) - 1n }),
        fc.constantFrom('activity', 'ugcPost'),
        (number, type) => {
          const urn = `urn:li:${type}:${number}`;
          const key = keyOfPost(urn);
          expect(postOfKey(key)).toBe(urn);
          expect(postOfKey(key.replace(/\+/g, '-').replace(/\//g, '_'))).toBe(urn);
        },
      ),
    );
  });

  test('that name nothing are null, whatever they are', () => {
    for (const key of [
      '',
      'A',
      'CgsI',
      '????',
      btoa('\x0a\x02\x08\x01'),
      btoa('\x0a\x09\x08\x02'),
      btoa('\x1a\x02\x08\x02'),
    ])
      expect(postOfKey(key), key).toBeNull();
    fc.assert(fc.property(fc.string(), (key) => /^urn:li:/.test(postOfKey(key) ?? 'urn:li:')));
  });
});

test('a comment has one id in every spelling', () => {
  const id = 'urn:li:comment:(ugcPost:7100000000000000002,7200000000000000001)';
  for (const spelling of [
    id,
    'urn:li:comment:(urn:li:ugcPost:7100000000000000002,7200000000000000001)',
    'replaceableComment_urn:li:comment:(urn:li:ugcPost:7100000000000000002,7200000000000000001)',
    'urn%3Ali%3Acomment%3A%28ugcPost%3A7100000000000000002%2C7200000000000000001%29',
    'urn:li:fsd_comment:(7200000000000000001,urn:li:ugcPost:7100000000000000002)',
  ]) {
    const urn = commentUrn(spelling);
    expect(urn?.id, spelling).toBe(id);
    expect(urn?.post).toBe('urn:li:ugcPost:7100000000000000002');
    expect(commentUrn(urn?.permalink)?.id).toBe(id);
  }
  for (const nothing of [null, '', 'replaceableComment_', 'urn:li:activity:1', '%', 'comment:(job:1,2)'])
    expect(commentUrn(nothing)).toBeNull();
});

test('a post is found in clear and encoded, and in no list of several', () => {
  expect(postUrn('/feed/update/urn:li:share:71/?x')).toBe('urn:li:share:71');
  expect(postUrn('?u=urn%3Ali%3AugcPost%3A72')).toBe('urn:li:ugcPost:72');
  expect(postUrn('urn:li:jobPosting:73')).toBeNull();
  expect(exactPostUrn('urn:li:aggregate:(urn:li:activity:1,urn:li:activity:2)')).toBeNull();
  expect(exactPostUrn('urn:li:activity:1')).toBe('urn:li:activity:1');
});

test('the address of a post page names the post', () => {
  const of = (path: string) => postOfPage(new URL(path, 'https://www.linkedin.com'));
  expect(of('/feed/update/urn:li:activity:7100000000000000001/')).toBe('urn:li:activity:7100000000000000001');
  expect(of('/feed/update/urn%3Ali%3Ashare%3A7100000000000000001')).toBe('urn:li:share:7100000000000000001');
  expect(of('/posts/a-b-ugcPost-7100000000000000001-Xy_Z')).toBe('urn:li:ugcPost:7100000000000000001');
  expect(of('/feed/?highlightedUpdateUrn=urn:li:activity:7100000000000000001')).toBeNull();
});

test('tracking names the update, as JSON or as the bytes of JSON', () => {
  const json = JSON.stringify({ updateUrn: 'urn:li:activity:71', trackingId: 'é' });
  const bytes = JSON.stringify([{ breadcrumb: { content: { data: [...new TextEncoder().encode(json)] } } }]);
  const plain = JSON.stringify([{ breadcrumb: { updateUrn: 'urn:li:activity:71' } }]);
  for (const scope of [bytes, plain, json]) {
    const element = { getAttribute: () => scope } as unknown as Element;
    expect(trackedPost(element)).toBe('urn:li:activity:71');
  }
  expect(trackedPost(null)).toBeNull();
  expect(
    trackedPost({ getAttribute: () => '{"updateUrn":"urn:li:job:1"}' } as unknown as Element),
  ).toBeNull();
});

test('two activities contradict each other, an activity and a ugcPost may be one post', () => {
  expect(contradict('urn:li:activity:1', 'urn:li:activity:2')).toBe(true);
  expect(contradict('urn:li:activity:1', 'urn:li:activity:1')).toBe(false);
  expect(contradict('urn:li:activity:1', 'urn:li:ugcPost:2')).toBe(false);
});
