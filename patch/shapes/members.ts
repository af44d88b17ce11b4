/**
 * The members that an object may have, and what is known of each. Most objects have theirs in the order of the last one:
 * what stood at a place is looked at first.
 */
export class Members<M extends { readonly member: string }> {
  private readonly byName: ReadonlyMap<string, M>;
  private readonly last: M[];

  constructor(members: readonly M[]) {
    this.byName = new Map(members.map((known) => [known.member, known]));
    this.last = [...members];
  }

  /** What is known of a member that comes at a place; `undefined` where nothing is. */
  at(place: number, member: string): M | undefined {
    const { last } = this;
    // No place outside of the list is ever read: V8 would compare with care from then on.
    if (place >= last.length) return this.byName.get(member);
    const guess = last[place] as M;
    if (guess.member === member) return guess;
    const known = this.byName.get(member);
    if (known !== undefined) last[place] = known;
    return known;
  }

  /** What is known of the member that came at a place last. */
  lastAt(place: number): M {
    return this.last[place] as M;
  }
}

/** The values of an object's members, by the positions of their rows; `undefined` is absent. */
export type Values = readonly unknown[];
