/** What became of a digest, as the manager said. */
export const DIGEST_STATES = ['open', 'sent', 'skipped'] as const;
export type DigestState = (typeof DIGEST_STATES)[number];
