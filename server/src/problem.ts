/** An answer that says what is wrong: a problem document, as RFC 9457 has it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly more: {
      readonly detail?: string;
      /** The field, header or parameter that is wrong. */
      readonly field?: string;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(title);
  }

  toResponse(): Response {
    const { detail, field, headers } = this.more;
    const body = { type: 'about:blank', title: this.title, status: this.status, detail, field };
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { 'content-type': 'application/problem+json', ...headers },
    });
  }
}

/** A field that is missing or wrong. */
export const badField = (field: string, detail: string): Problem =>
  new Problem(400, 'The request is not as it should be.', { field, detail });

/** Something that passes. */
export const unavailable = (detail: string): Problem =>
  new Problem(503, 'This does not work at the moment.', {
    detail,
    headers: { 'retry-after': '5' },
  });

/** Whether the database could not be reached or took too long, so that the same may work later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (
    typeof code === 'string' &&
    /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_|ENOENT|08|53|55P03|57|40)/.test(code)
  )
    return true;
  if (/timeout|terminated|ended|closed/i.test(error.message) && !error.cause) return true;
  return isUnavailable(error.cause);
}
