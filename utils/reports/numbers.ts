/**
 * Other numbers for those of a page: as many digits, the same for the same, and in the same order, since readers
 * compare ids. So all must be known before the first is given.
 */
export class Numbers {
  readonly #all = new Map<number, Set<string>>();
  readonly #given = new Map<string, string>();
  #settled = false;

  /** The number in place of this run of digits; while numbers are still collected, the run itself. */
  of(digits: string): string {
    if (this.#settled) return this.#given.get(digits) ?? '0'.repeat(digits.length);
    const alike = this.#all.get(digits.length) ?? new Set();
    this.#all.set(digits.length, alike.add(digits));
    return digits;
  }

  settle(): void {
    // Of the same length, so in the order of the alphabet they are in order.
    for (const [length, alike] of this.#all)
      for (const [rank, digits] of [...alike].sort().entries()) this.#given.set(digits, nth(rank, length));
    this.#settled = true;
  }
}

/** 3000000, 3000001 …: counted from 0 where a number would get longer. */
function nth(rank: number, length: number): string {
  const from = 3n * 10n ** BigInt(length - 1);
  const given = String(from + BigInt(rank));
  return given.length === length && length > 1 ? given : String(rank).padStart(length, '0').slice(-length);
}
