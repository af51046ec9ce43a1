/** A map that forgets what was used longest ago. */
export class RecentlyUsed<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, Value>();

  /** @param most how many values are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value kept for `key`, or the one `make` gives. */
  get(key: string, make: () => Value): Value {
    if (this.#kept.has(key)) {
      const value = this.#kept.get(key) as Value;
      this.#kept.delete(key);
      this.#kept.set(key, value);
      return value;
    }
    const value = make();
    this.#kept.set(key, value);
    if (this.#kept.size > this.#most) {
      const oldest = this.#kept.keys().next();
      if (!oldest.done) this.#kept.delete(oldest.value);
    }
    return value;
  }
}
