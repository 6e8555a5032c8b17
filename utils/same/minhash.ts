/**
 * MinHash with bands (LSH): finds sets that may have much in common without comparing each with each. Broder, “On the
 * resemblance and containment of documents” (1997); Leskovec, Rajaraman, Ullman, “Mining of Massive Datasets”, chapter 3.
 */

/** Seeds the family; the same on every machine and at every start. */
const SEED = 0x7ead;

export interface Family {
  /** Odd factors and offsets, a pair for each function. */
  factors: Uint32Array;
  offsets: Uint32Array;
}

/** So many functions; each takes the 32 bits to 32 others, one to one. */
export function familyOf(size: number, seed = SEED): Family {
  let state = seed >>> 0;
  // splitmix32: a Weyl sequence through the finalizer.
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixed(state);
  };
  const factors = Uint32Array.from({ length: size }, () => next() | 1);
  const offsets = Uint32Array.from({ length: size }, next);
  return { factors, offsets };
}

/** The finalizer of MurmurHash3, of 32 bits (Austin Appleby, public domain). */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The least value of each function over the set; of an empty one the greatest that there is. */
export function signatureOf(set: ReadonlySet<number>, { factors, offsets }: Family): Uint32Array {
  const least = new Uint32Array(factors.length).fill(0xffffffff);
  for (const element of set)
    for (let n = 0; n < least.length; n++) {
      const value = mixed((Math.imul(element, factors[n]!) + offsets[n]!) | 0);
      if (value < least[n]!) least[n] = value;
    }
  return least;
}

/** What two signatures say of the Jaccard similarity; its standard error is at most 1 / (2 √size). */
export function estimate(one: Uint32Array, other: Uint32Array): number {
  let same = 0;
  for (let n = 0; n < one.length; n++) if (one[n] === other[n]) same++;
  return same / one.length;
}

/** A key for each band of so many rows: two sets that share one are worth comparing. */
export function bandsOf(signature: Uint32Array, rows: number): number[] {
  const keys: number[] = [];
  for (let from = 0; from + rows <= signature.length; from += rows) {
    let key = 0;
    for (let n = from; n < from + rows; n++) key = mixed((key + signature[n]!) | 0);
    keys.push(key);
  }
  return keys;
}
