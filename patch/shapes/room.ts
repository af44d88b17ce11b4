/**
 * Room for the members of one object, while another one is held against it.
 *
 * Most pairs of objects have the same members in the same order. To lay those of the one down and to go over those of the
 * other is the quickest way to see it: a member is then read in the loop that comes to it (`for…in`, and `isOwn.call`,
 * which costs nothing there), never by its name, which takes several times as long from objects of many shapes. V8 loses
 * that speed for a loop that has met keys like `200` once. So such loops are written out for each sort of object (the
 * members of a block, the keys of a map, any data) and not shared, each beside an `isOwn` of its own module: an imported
 * one is called.
 */
export class Room {
  readonly keys: string[] = [];
  readonly values: unknown[] = [];
  /** Those of the other object, where they are needed; who puts them here takes them away. */
  readonly others: unknown[] = [];
  next: Room | undefined = undefined;
}

let free: Room | undefined;

/** A room of one's own until it is left: objects within objects, and getters that come here again, have others. */
export function takeRoom(): Room {
  const room = free ?? new Room();
  free = room.next;
  return room;
}

/** Leaves a room in which so many members stand: nothing of the objects is held on to. */
export function leaveRoom(room: Room, count: number): void {
  const { values } = room;
  for (let at = 0; at < count; at += 1) values[at] = undefined;
  room.next = free;
  free = room;
}
