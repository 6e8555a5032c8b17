/** The templates that everyone starts with; they cover the job and can be changed or removed. */
export interface Starter {
  id: string;
  name: string;
  whenToUse: string;
  text: string;
}

export const STARTERS: readonly Starter[] = [
  {
    id: 'starter-acknowledge',
    name: 'Acknowledge',
    whenToUse: 'First answer to a complaint',
    text: 'Hi {{ customer.firstName }}, thank you for telling us, and I’m sorry about this. I’m looking into it now and will come back to you here.',
  },
  {
    id: 'starter-confirm-need',
    name: 'Confirm the need',
    whenToUse: 'Before you act: paraphrase what they need',
    text: 'Hi {{ customer.firstName }}, if I understand you correctly, {{ case.need }}. Is that right?',
  },
  {
    id: 'starter-details',
    name: 'Ask for details',
    whenToUse: 'You can’t help without knowing more',
    text: 'Hi {{ customer.firstName }}, I’d like to sort this out. Could you tell me when it happened and which product it is about? Please don’t post your order number here; a private message is fine.',
  },
  {
    id: 'starter-handed-off',
    name: 'Handed off',
    whenToUse: 'Somebody else takes it over',
    text: 'Hi {{ customer.firstName }}, I’ve sent your complaint to {{ handoff.name }} in {{ handoff.department }}, and they’ll take it from here. I’ll keep an eye on it.',
  },
  {
    id: 'starter-check-in',
    name: 'Check in',
    whenToUse: 'It should be solved: find out',
    text: 'Hi {{ customer.firstName }}, I wanted to check: is everything working for you now?',
  },
  {
    id: 'starter-close',
    name: 'Close with an open line',
    whenToUse: 'They confirmed that it is solved',
    text: 'Glad to hear it, {{ customer.firstName }}! If anything else comes up, write to me here. {{ me }}',
  },
  {
    id: 'starter-praise',
    name: 'Answer praise',
    whenToUse: 'Somebody is happy',
    text: 'Thank you, {{ customer.firstName }}, that makes our day. I’ll pass it on to the team.',
  },
];
