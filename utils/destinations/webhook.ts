/**
 * Any server that takes JSON by POST and answers 2xx; ours alone is the form: `{ id, event: "handoff", to, subject, text, link }`.
 * `id` is the
 * same however often it comes, so that whoever takes it can tell; nothing here relies on it.
 */
import type { Destination } from './destination';
import { post } from './post';
import { isSuccess } from './read-answer';

export const webhook: Destination = {
  findable: false,
  fields: [],
  secretAddress: true,
  home: ({ origin }) => origin,
  send: ({ id, to, subject, text, link }, _, address, ask) =>
    post(address, { id, event: 'handoff', to, subject, text, link }, ask, isSuccess),
  test: (_, address, ask, words) => post(address, { event: 'test', text: words }, ask, isSuccess),
};
