import { cloned } from './clone.js';
import { SmartEmbedError, warnOnce } from './errors.js';
import { fields, isRecord, lookUp, type WireMessage } from './message.js';
import { outgoingSchema, type AnsweredBy, type Protocol } from './rows.js';
import { differences, issuesOf, shapeOf, unknownKeys, type Schema } from './schema.js';

/** The last argument of every command. */
export interface CommandOptions {
  /** Aborts the command: it rejects with `aborted`. A message that was posted already is not taken back. */
  signal?: AbortSignal;
  /**
   * Milliseconds that the command may wait for the widget to be ready, and then again for its answer.
   * Default: the embed's `response-timeout`.
   */
  timeout?: number;
}

/** The last argument of the contact center's commands. */
export interface RequestOptions extends CommandOptions {
  /** The request's id, where the message has one. Default: a fresh UUID. */
  requestId?: string;
}

/** The last argument of a command that a later event can prove. */
export interface ConfirmOptions extends RequestOptions {
  /** Waits until the engagement's record shows that the command was done, and resolves with it. */
  confirm?: boolean;
}

/** The record that shows that a command was done, once there is one. */
export type Proof = () => object | undefined;

/** A message that passed its check. If nothing else settles it, posting does. */
export interface Outgoing {
  readonly message: WireMessage;
  /** The widget's answer settles it. */
  readonly answeredBy?: AnsweredBy | undefined;
  /** The record that shows what became of it settles it. */
  readonly proof?: Proof | undefined;
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
  const copy = meant(row?.data, copied(type, data));
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
  const schema = outgoingSchema(protocol, type);
  const copy = meant(schema, copied(type, data));
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

/**
 * A copy of what the host gave, taken now.
 *
 * @throws {SmartEmbedError} `invalid-input` where it cannot be cloned
 */
export function copied<T>(type: string, data: T): T {
  try {
    // Most commands hold nothing but texts and flags, which are copied by being read.
    if (!isRecord(data) || Object.getPrototypeOf(data) !== Object.prototype) {
      return structuredClone(data);
    }
    const copy = { ...data };
    return Object.values(copy).every(isValue) ? copy : structuredClone(copy);
  } catch (cause) {
    const problems: string[] = [];
    // What a framework has put around data is no reason to refuse it.
    const copy = cloned(data, 'data', problems) as T;
    if (!problems.length) return copy;
    throw new SmartEmbedError('invalid-input', `${type}: ${problems.join('; ')}`, { cause });
  }
}

const isValue = (value: unknown): boolean =>
  /^(string|number|boolean|undefined)$/.test(typeof value);

/** What is meant by data: an optional field that is empty is not given, and an id may be a number. */
function meant<T>(schema: Schema | undefined, data: T): T {
  const shape = schema && shapeOf(schema);
  if (!shape || !isRecord(data)) return data;
  const fits = (key: string, value: unknown): boolean => {
    const field = lookUp(shape, key);
    return !!field && !issuesOf(field, value).length;
  };
  const given = Object.entries(data).flatMap(([key, value]) => {
    if ((value === '' || value === null || value === undefined) && fits(key, undefined)) return [];
    const isId = typeof value === 'number' && /(^i|I)d$/.test(key) && !fits(key, value);
    return [[key, isId && fits(key, String(value)) ? String(value) : value] as const];
  });
  return Object.fromEntries(given) as T;
}

/**
 * Checks the last argument of a command.
 *
 * @throws {SmartEmbedError} `invalid-input`, naming each option that is wrong
 */
export function checkOptions(type: string, options: unknown): void {
  refuse(type, optionProblems(options));
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
