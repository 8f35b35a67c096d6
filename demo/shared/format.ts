const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `10:42 AM`; empty where the time is not known. */
export const timeOfDay = (date: Date | undefined): string =>
  date && !Number.isNaN(date.getTime()) ? clock.format(date) : '';

/** `yesterday`, `8 days ago`. */
export const daysAgo = (days: number): string => relative.format(-days, 'day');

/** `1:05` or `1:00:05`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index ? String(part).padStart(2, '0') : part)).join(':');
}

/** `MC` for Maya Chen. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2)
    .join('');

/** JSON, or what else can be told of a value that has none: anything may come over the wire. */
export function json(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    return String(value);
  }
}
