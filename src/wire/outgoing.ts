import { SmartEmbedError, warnOnce } from './errors.js';
import { fields, lookUp, type WireMessage } from './message.js';
import { outgoingSchema, type AnsweredBy, type Protocol } from './rows.js';
import { differences, unknownKeys, type Schema } from './schema.js';

/** The last argument of every command. */
export interface CommandOptions {
  /** Gives the command up: it rejects with `aborted`. What was posted is not taken back. */
  signal?: AbortSignal;
  /**
   * Milliseconds that the command may wait for readiness, and then again for its answer.
   * Default: the embed's `response-timeout`.
   */
  timeout?: number;
}

/** A message that was found fit to be sent. */
export interface Outgoing {
  readonly message: WireMessage;
  /** What settles it; left out, that it is posted. */
  readonly answeredBy?: AnsweredBy | undefined;
}

/**
 * Checks a documented command. What goes out is a copy, taken now: the host may change its own object.
 *
 * @throws {SmartEmbedError} `invalid-input`, naming each field that is wrong
 */
export function checkedCommand(
  { commands }: Protocol,
  type: string,
  data: object | undefined,
  options?: CommandOptions,
): Outgoing {
  const row = lookUp(commands, type);
  const copy = copied(type, data);
  const problems: string[] = [];
  if (row) {
    problems.push(...differences(row.data, copy));
    if (copy) problems.push(...unknownKeys(row.data, copy).map((key) => `${key}: is not known`));
  }
  refuse(type, [...problems, ...optionProblems(options)]);
  return { message: copy ? { type, data: copy } : { type }, answeredBy: row?.answeredBy };
}

/**
 * Checks a message that the host put together by itself. What the documents name must fit them; what they do
 * not name is let through.
 *
 * @throws {SmartEmbedError} `invalid-input`, naming each field that is wrong
 */
export function checkedPost(
  protocol: Protocol,
  type: unknown,
  data: unknown,
  options?: CommandOptions,
): Outgoing {
  if (typeof type !== 'string' || !type) {
    throw invalid(type, ['type: must be a non-empty string', ...optionProblems(options)]);
  }
  const copy = copied(type, data);
  const schema = outgoingSchema(protocol, type);
  // The documents write a message without data as one whose data is null.
  const problems = schema ? differences(schema, copy ?? undefined) : [];
  refuse(type, [...problems, ...optionProblems(options)]);
  if (schema) warnOfUnknownKeys(schema, copy, type);
  else warnOnce(`"${type}" is no documented message to the widget; posted all the same`);
  return { message: copy === undefined ? { type } : { type, data: copy } };
}

/** A misspelt option costs hours: the widget ignores it without a word. */
export function warnOfUnknownKeys(schema: Schema, value: unknown, where: string): void {
  for (const key of unknownKeys(schema, fields(value))) {
    warnOnce(`${where}: "${key}" is no documented field; sent all the same`);
  }
}

function copied<T>(type: string, data: T): T {
  try {
    return structuredClone(data);
  } catch (cause) {
    throw new SmartEmbedError('invalid-input', `${type}: the data cannot be cloned`, { cause });
  }
}

/** What is wrong with the last argument of a command. */
function optionProblems(options: unknown): string[] {
  if (options === undefined) return [];
  if (fields(options) !== options) return ['options: must be an object'];
  const { signal, timeout, ...others } = options as CommandOptions;
  const problems = Object.keys(others).map((key) => `options.${key}: is not known`);
  if (signal !== undefined && !isAbortSignal(signal)) {
    problems.push('options.signal: must be an AbortSignal');
  }
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout >= 0)) {
    problems.push('options.timeout: must be a number of milliseconds');
  }
  return problems;
}

/** Also of another realm, such as a frame's. */
const isAbortSignal = (value: unknown): boolean =>
  Object.prototype.toString.call(value) === '[object AbortSignal]';

function refuse(type: string, problems: readonly string[]): void {
  if (problems.length) throw invalid(type, problems);
}

const invalid = (type: unknown, problems: readonly string[]): SmartEmbedError =>
  new SmartEmbedError('invalid-input', `${String(type)}: ${problems.join('; ')}`);
