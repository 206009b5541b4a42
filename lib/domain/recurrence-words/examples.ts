/** Of each form that can be read, one; shown to whoever wrote something else. */
export const WORDS_EXAMPLES: readonly string[] = [
  'every 15 minutes',
  'every hour at :30',
  'every 2 hours between 9 and 17 on weekdays',
  'daily at 9:30 pm',
  'every day at 9 and 17',
  'every weekday at 9am in Berlin',
  'every Monday and Thursday at 08:00',
  'on the 1st and 15th of the month at noon',
  'on the last day of the month at 18:00',
  'on the first Monday of the month at 10:00',
  'on the last weekday of the month at 17:00',
  'every quarter at 06:00',
  'yearly on March 3rd at 12:00 UTC',
];
