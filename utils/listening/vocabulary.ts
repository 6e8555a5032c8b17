/** Numbers words, from 1; 0 is one that is not known. A word is given by its folded units and their hash (read-words.ts). */

export class Vocabulary {
  #size = 0;
  /** By hash, then the next free place: numbers of words. */
  #table = new Int32Array(64);
  /** By number: their hash, and where their units begin; one more entry says where the last ones end. */
  #hashes = new Int32Array(33);
  #begins = new Int32Array(33);
  #units = new Uint16Array(256);

  get size() {
    return this.#size;
  }

  find(codes: Uint16Array, length: number, hash: number): number {
    for (let place = this.#placeOf(hash); ; place = (place + 1) & (this.#table.length - 1)) {
      const number = this.#table[place]!;
      if (number === 0) return 0;
      if (this.#hashes[number] === hash && this.#is(number, codes, length)) return number;
    }
  }

  add(codes: Uint16Array, length: number, hash: number): number {
    const known = this.find(codes, length, hash);
    if (known > 0) return known;
    const number = ++this.#size;
    if (number + 1 >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, number + 2);
      this.#begins = grown(this.#begins, number + 2);
    }
    const begin = this.#begins[number]!;
    if (begin + length > this.#units.length) {
      const longer = new Uint16Array(2 * (begin + length));
      longer.set(this.#units);
      this.#units = longer;
    }
    this.#units.set(codes.subarray(0, length), begin);
    this.#hashes[number] = hash;
    this.#begins[number + 1] = begin + length;
    this.#put(number);
    if (2 * this.#size > this.#table.length) {
      this.#table = new Int32Array(2 * this.#table.length);
      for (let n = 1; n <= this.#size; n++) this.#put(n);
    }
    return number;
  }

  #put(number: number): void {
    let place = this.#placeOf(this.#hashes[number]!);
    while (this.#table[place] !== 0) place = (place + 1) & (this.#table.length - 1);
    this.#table[place] = number;
  }

  #placeOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#table.length - 1);
  }

  #is(number: number, codes: Uint16Array, length: number): boolean {
    const begin = this.#begins[number]!;
    if (this.#begins[number + 1]! - begin !== length) return false;
    for (let n = 0; n < length; n++) if (this.#units[begin + n] !== codes[n]) return false;
    return true;
  }
}

export function grown(from: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(least, 2 * from.length));
  longer.set(from);
  return longer;
}
