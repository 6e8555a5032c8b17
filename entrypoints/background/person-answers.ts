/** What the background does with the messages about customers. */
import * as people from '../../storage/commands/people';
import type { PERSON_MESSAGES } from '../../utils/messages/person-messages';
import type { Handlers } from '../../utils/messages/receive';
import type { Command } from './command';

export const personAnswers = (command: Command): Pick<Handlers, keyof typeof PERSON_MESSAGES> => ({
  describePerson: ({ op, personId, note }) =>
    command(op, (ledger, by) => people.describePerson(ledger, by, personId, note)),
  tagPerson: ({ op, personId, ...change }) =>
    command(op, (ledger, by) => people.tagPerson(ledger, by, personId, change)),
  setPersonLanguage: ({ op, personId, language }) =>
    command(op, (ledger, by) => people.setPersonLanguage(ledger, by, personId, language)),
  setPersonTone: ({ op, personId, tone }) =>
    command(op, (ledger, by) => people.setPersonTone(ledger, by, personId, tone)),
  linkPeople: ({ op, personId, other, why }) =>
    command(op, (ledger, by) => people.linkPeople(ledger, by, personId, other, why)),
  keepApart: ({ op, personId, other }) =>
    command(op, (ledger, by) => people.keepApart(ledger, by, personId, other)),
  unlinkPerson: ({ op, personId }) => command(op, (ledger, by) => people.unlinkPerson(ledger, by, personId)),
});
