import type { CommandOptions, Expectation } from './command.js';
import { fields, textOf, lookUp } from './data.js';
import { SmartEmbedError, warnOnce } from './errors.js';
import type { Protocol, WireMessage } from './protocol.js';
import { differences, unknownKeys } from './validate.js';

/** A message that was found fit to be sent. */
export interface Outgoing {
  readonly message: WireMessage;
  readonly options: CommandOptions;
  /** What settles it, where the documents name an answer. */
  readonly expects: Expectation | undefined;
}

const invalid = (type: unknown, problems: readonly string[]): SmartEmbedError =>
  new SmartEmbedError('invalid-input', `${String(type)}: ${problems.join('; ')}`);

/** What is wrong with the last argument of a command. */
function optionProblems(options: unknown): string[] {
  if (options === undefined) return [];
  if (fields(options) !== options) return ['options: must be an object'];
  const { signal, timeout, ...others } = options as CommandOptions;
  const problems = Object.keys(others).map((key) => `options.${key}: is not known`);
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    problems.push('options.signal: must be an AbortSignal');
  }
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout >= 0)) {
    problems.push('options.timeout: must be a number of milliseconds');
  }
  return problems;
}

/**
 * Checks a documented command.
 *
 * @throws {SmartEmbedError} `invalid-input`, naming each field that is wrong
 */
export function checkedCommand(
  { fromWidget, toWidget }: Protocol,
  type: string,
  data: object | undefined,
  options?: CommandOptions,
): Outgoing {
  const row = lookUp(toWidget, type);
  const problems = optionProblems(options);
  if (row) {
    problems.unshift(...differences(row.data, data));
    if (data) problems.push(...unknownKeys(row.data, data).map((key) => `${key}: is not known`));
  }
  if (problems.length) throw invalid(type, problems);
  const by = row?.expects === undefined ? undefined : lookUp(fromWidget, row.expects)?.answersBy;
  return {
    message: data ? { type, data } : { type },
    options: options ?? {},
    expects:
      row?.expects !== undefined && by !== undefined
        ? { type: row.expects, by, key: (by && textOf(fields(data)[by])) ?? '' }
        : undefined,
  };
}

/**
 * Checks a message that the host composed by itself: what the documents name must fit them,
 * what they do not name is let through.
 *
 * @throws {SmartEmbedError} `invalid-input`, naming each field that is wrong
 */
export function checkedPost(
  { toWidget }: Protocol,
  type: unknown,
  data: unknown,
  options?: CommandOptions,
): Outgoing {
  const problems = optionProblems(options);
  if (typeof type !== 'string' || !type) problems.unshift('type: must be a non-empty string');
  const row = typeof type === 'string' ? lookUp(toWidget, type) : undefined;
  // The documents write a message without data as one whose data is null.
  if (row) problems.push(...differences(row.data, data ?? undefined));
  if (problems.length) throw invalid(type, problems);
  if (!row)
    warnOnce(`"${String(type)}" is no documented message to the widget; posted all the same`);
  else warnOfUnknownKeys(row.data, data, String(type));
  const message = { type: type as string };
  return {
    message: data === undefined ? message : { ...message, data },
    options: options ?? {},
    expects: undefined,
  };
}

/** A misspelt option costs hours: the widget ignores it without a word. */
export function warnOfUnknownKeys(
  schema: Parameters<typeof unknownKeys>[0],
  value: unknown,
  where: string,
): void {
  for (const key of unknownKeys(schema, fields(value))) {
    warnOnce(`${where}: "${key}" is no documented field; sent all the same`);
  }
}
