import type { LocalizeController } from '@shoelace-style/localize';

/** A moment in words: the time of today, else the day, too. */
export function momentText(localize: LocalizeController, moment: Date): string {
  const isToday = moment.toDateString() === new Date().toDateString();
  return localize.date(moment, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  });
}
