/** A new id for one act, made where the user acted; a resend carries the same one (README, "What runs where"). */
export function newId(): string {
  return crypto.randomUUID();
}
