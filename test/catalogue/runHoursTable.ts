/** Prints, as JSON, what the program says of each row of the table; run in a process with another time zone. */
import { hoursAt } from '../../src/catalogue/openingHours.ts';
import { HOURS } from './hoursTable.ts';

const answers = HOURS.map(([hours, moment]) => {
  const { state, nextChange } = hoursAt({ opening_hours: hours, standing: 'stated' }, new Date(moment));
  return { state, nextChange: nextChange?.toISOString() ?? null };
});
process.stdout.write(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), answers }));
