/**
 * A copy of what the host gave, taken now. What no message can hold is left out and named, the rest stays: a function,
 * a node, or the proxy that a framework puts around data.
 *
 * @param value - what the host gave
 * @param path - what to call it
 * @param problems - takes what is left out
 */
export function cloned(value: unknown, path: string, problems: string[]): unknown {
  try {
    return structuredClone(value);
  } catch {
    try {
      return piecewise(value, path, problems, new Map());
    } catch (cause) {
      // Such as an object whose keys cannot be listed, or one that is nested too deeply.
      problems.push(`${path}: cannot be cloned (${String(cause)})`);
      return undefined;
    }
  }
}

function piecewise(
  value: unknown,
  path: string,
  problems: string[],
  copies: Map<object, object>,
): unknown {
  const isList = Array.isArray(value);
  if (!isList && Object.prototype.toString.call(value) !== '[object Object]') {
    try {
      return structuredClone(value);
    } catch {
      problems.push(`${path}: cannot be cloned`);
      return undefined;
    }
  }
  const from = value as object;
  const known = copies.get(from);
  if (known) return known;
  const copy: object = isList ? [] : {};
  copies.set(from, copy);
  for (const key of Object.keys(from)) {
    const where = isList ? `${path}[${key}]` : `${path}.${key}`;
    let each: unknown;
    try {
      each = Reflect.get(from, key);
    } catch (cause) {
      problems.push(`${where}: cannot be read (${String(cause)})`);
      continue;
    }
    const part = piecewise(each, where, problems, copies);
    if (part === undefined && each !== undefined) continue;
    // Not by assignment: a key may be named like something that every object has.
    Object.defineProperty(copy, key, {
      value: part,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}
