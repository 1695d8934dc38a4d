/**
 * How much of the time between a request and its deadline was used until the answer: none, because it was
 * decided as it came; a quarter of it; or more than there was.
 */
export const answerTimes = [
  'at_once',
  'first_quarter',
  'second_quarter',
  'third_quarter',
  'last_quarter',
  'late',
] as const;

export type AnswerTime = (typeof answerTimes)[number];
