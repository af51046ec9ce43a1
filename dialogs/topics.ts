/** What an acute message can be about. It chooses the sentence and the extra numbers, never whether there is an answer. */
export const ACUTE_TOPICS = [
  'suicide',
  'self-harm',
  'overdose',
  'poisoning',
  'unconscious',
  'withdrawal',
  'psychosis',
  'violence',
  'harming-others',
  'sexual-assault',
  'child-in-danger',
  'medical',
  'hopelessness',
  'grief',
  'unspecified',
] as const;
