/** Several questions to the ledger, asked together: each after the other would be a way to another process and back for each. */
export async function atOnce<Parts extends Record<string, unknown>>(
  parts: Parts,
): Promise<{ [Name in keyof Parts]: Awaited<Parts[Name]> }> {
  const names = Object.keys(parts);
  const answers = await Promise.all(Object.values(parts));
  return Object.fromEntries(names.map((name, n) => [name, answers[n]])) as never;
}
