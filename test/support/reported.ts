/** What the page hears of as uncaught errors while `act` runs, and a little after. */
export async function reportedDuring(act: () => unknown): Promise<unknown[]> {
  const errors: unknown[] = [];
  const { onerror } = window;
  window.onerror = (_message, _source, _line, _column, error) => {
    errors.push(error);
    return true;
  };
  await act();
  // What is thrown in a microtask is reported after it.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  window.onerror = onerror;
  return errors;
}
