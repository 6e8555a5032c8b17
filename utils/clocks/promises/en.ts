/** How English promises. */
import { ISO, monthsAs, type PromiseWords, spansAs, weekdaysAs } from './words';

const NUMBERS = [
  'one|an?|the',
  '(?:an? )?couple(?: of)?|two',
  'three|(?:an? )?few',
  'four|several',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
const WE = '(?:i|we|i myself|our team|the team|my colleagues?|a colleague|someone|somebody)';
const WILL = `(?:(?:i|we)[’']?ll|(?:i|we)(?: will|[’']m going to|[’']re going to| am going to| are going to| shall| can| promise| (?:expect|aim|plan|hope) to))`;
const BECOMES =
  'be (?:there|here|with|back|fixed|solved|resolved|sorted|ready|done|repaired|refunded|delivered|sent|shipped|working|replaced|available|live|in your|on its|on the way|processed|completed|credited)|arrive|reach|come|ship|go out|work|land|have';
const DAYS = [
  'mon(?:day)?',
  'tue(?:s(?:day)?)?',
  'wed(?:nesday)?',
  'thu(?:r?s(?:day)?)?',
  'fri(?:day)?',
  'saturday',
  'sunday',
];
const MONTHS = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const FIND_OUT =
  'check|look|find out|get back|come back|be back|let you know|ask|investigat|follow(?:ing)? (?:this |it |that )?up|keep (?:you|an eye)|update|be in touch|get in touch|reach out|chase|dig|see what|see if|see to|sort|fix|take care|report back|circle back|raise|escalat|write (?:to )?you|call you|dm you|message you|contact you|reply|answer|respond|tell you';

export const en: PromiseWords = {
  commits: String.raw`${WILL}(?! not| never)|(?:${WE}|they|he|she) (?:will|should|is going to|are going to)(?! not| never| have been)|(?:they|he|she)[’']ll|\p{L}+ (?:will|is going to) (?:${FIND_OUT})|(?:it|this|that|everything|your [\p{L} ]{1,40}|the [\p{L} ]{1,40}) (?:will|should|is going to|are going to|is due to)(?: all| now| then)? (?:${BECOMES})|(?:it|that)[’']ll (?:${BECOMES})|you(?:[’']ll| will| should| can expect to) (?:have|get|receive|hear|see)|expect (?:an? |our |my )?(?:answer|reply|news|update|call|to hear)|^(?:will|gonna) (?:${FIND_OUT})|^should (?:${BECOMES})|(?:i|we) expect (?:the|your|it|this) [\p{L} ]{0,40}to be|(?:someone|somebody|a colleague) [\p{L} ]{1,30} will|let me|(?:more|an? (?:answer|update|reply)|news) (?:follows|to follow|coming)`,
  may: String.raw`(?:i|we)(?:[’']m|[’']re| am| are) \p{L}+ing`,
  vague: `(?:(?:i|we)[’']?ll|(?:i|we)(?: will|[’']m going to|[’']re going to| am going to| are going to| shall)|let (?:me|us))(?: just| also| now| quickly| personally| definitely| certainly)? (?:${FIND_OUT})|^(?:and |then )?(?:will|gonna) (?:${FIND_OUT})|(?:i|we)(?:[’']m|[’']re| am| are)(?: just| now| already| currently)? (?:check|look|investigat|find|chas|work)ing|you[’']ll hear|you will hear|bear with|give me a (?:moment|minute|second|day)|someone will be in touch|back to you (?:soon|shortly|asap)|working on it`,
  never: `you(?:[’']ll| will| should)? (?:need|have|must) to|you must|(?:be|is|are|remain) (?:closed|open|shut|off|away|out of|on holiday|on leave|unavailable)|[’']m (?:off|away)|(?:i|we)[’']ll be (?:off|away|out)|won[’']t|will not|can[’']t|cannot|could(?:n[’']t)?|would(?:n[’']t)?|might|no idea|not sure|doubt|as i said|(?:you|they|he|she) said`,
  past: String.raw`was|were|had|did|went|got|bought|came|said|sent|wrote|happened|has been|have been|paid|took|left|told|met|from|since|last|(?<!(?:get|be|been|have|got|fully|is|everything|(?:get|have|got) (?:it|this|that|you|them|one|something|your \p{L}+|the \p{L}+)) )\p{L}{2,}ed`,
  others: String.raw`i|we|he|she|they|you(?:[’'](?:re|ve|d)| are| were| have| had| can| could| did| do| would| should| may| wrote| said| sent| told| asked)|it(?:[’']s| is| has| will| should| arrived| came)|was|were|had|did|please|let us|send|tell us|could|can|\p{L}{3,}ed`,
  joins:
    'but|because|so that|since|although|(?:and|so|or) (?=i|we|you|they|he|she|it|please|the|your|let)|which|who|where|when|while|if|once',
  ifYou: '(?:if|once|when|after|as soon as|unless|until) you',
  before:
    'and|so|ok|okay|yes|sorry|hi|hello|then|or|at|the|latest|first|thing|later|hopefully|probably|definitely|maybe|some|time|sometime|early|late|around|about|again|here',
  until:
    'by|before|until|till|no later than|not later than|at the latest on|latest(?: by)?|come|this coming|this',
  on: 'on|the|early|late|sometime|around|about|first thing|later|over|at|some time|coming|during|of|in',
  time: {
    at: 'at|by|before|around|about|after|until|@',
    half: String.raw`am|pm|a\.m\.|p\.m\.|o[’']?clock`,
    noon: 'noon|midday|lunch(?:time)?',
  },
  parts: [
    ['morning', 12],
    ['afternoon', 17],
    ['evening|night', 20],
  ],
  days: [
    { says: '(?:the )?day after tomorrow', means: 'day after tomorrow', toCome: true },
    { says: 'tomorrow|tmrw|tmr|tomorow|tommorow|tommorrow', means: 'tomorrow', toCome: true },
    {
      says: '(?:the )?end of (?:the |my |our |this )?(?:business |working )?day|eod|cob|close of (?:business|play)|end of today|later today|tonight',
      means: 'today',
      toCome: true,
    },
    { says: 'today', means: 'today' },
    { says: 'this(?= (?:morning|afternoon|evening))', means: 'today', toCome: true },
    {
      says: '(?:the )?end of (?:the|this) (?:working )?week|(?:later )?this week|(?:the )?weekend(?<=before the weekend)|eow',
      means: 'end of week',
      toCome: true,
    },
    { says: '(?:the |this )?weekend', means: 'sunday' },
    { says: 'next week', means: 'next week', toCome: true },
    { says: 'next month', means: 'next month', toCome: true },
    ...spansAs(
      '(?:(?:with)?in(?:side)?|over|during)(?: of)?(?: less than| under| about| around| roughly| max(?:imum)?| at most)?(?: the)?(?: next| following)? (?:%)',
      'to|or|-|–',
      NUMBERS,
      {
        minutes: 'min(?:ute)?s?',
        hours: 'h(?:ou)?rs?|h',
        'business days': '(?:business|working) days?|workdays?',
        days: 'days?',
        weeks: 'weeks?',
      },
    ),
    ...weekdaysAs(DAYS, 'next %', true),
    ...weekdaysAs(DAYS, '%'),
    ...monthsAs(MONTHS, String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? %\.?`),
    ...monthsAs(MONTHS, String.raw`%\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.]\d)`),
    ISO,
  ],
};
