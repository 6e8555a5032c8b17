/** Who of a team takes care of which case. */
import type { Ledger } from '../ledger';
import type { ClaimRow, TeamRow } from '../records';

export interface Holder {
  /** A user of the team; null: nobody, or somebody whom the server has not named yet. */
  user: string | null;
  /** It is this seat's, or is to be as soon as the server hears of it. */
  mine: boolean;
  /** The server has not heard yet what this seat said. */
  unheard: boolean;
  /** ISO 8601 UTC; null: not known. */
  since: string | null;
  /** Ours came too late. */
  late: boolean;
}

export const holderOf = (claim: ClaimRow | undefined, { user }: TeamRow): Holder => ({
  user: claim?.user ?? null,
  mine: claim?.wish ? claim.wish === 'take' : claim?.user === user,
  unheard: (claim?.wish ?? null) !== null,
  since: claim?.since ?? null,
  late: claim?.late ?? false,
});

/** By case; nobody takes care of those that are not in it. Closed cases leave it by themselves. */
export async function holders(ledger: Ledger): Promise<Map<string, Holder>> {
  const teams = new Map((await ledger.teams.toArray()).map((team) => [team.brand, team]));
  if (teams.size === 0) return new Map();
  const [held, wished] = await Promise.all([
    ledger.claims.where('user').above('').toArray(),
    ledger.claims.where('wish').above('').toArray(),
  ]);
  return new Map(
    [...held, ...wished].flatMap((claim) => {
      const team = teams.get(claim.brand);
      const holder = team && holderOf(claim, team);
      return holder && (holder.mine || holder.user !== null) ? [[claim.caseId, holder] as const] : [];
    }),
  );
}
