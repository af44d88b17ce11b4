/**
 * Room for the members of one object, while another one is held against it.
 *
 * Such loops go over members with `for…in` and ask `isOwn.call`, which costs nothing there. V8 loses that speed for a loop
 * that has met keys like `200` once. So they are written out for each sort of object (the members of a block, the keys of a
 * map, any data) and not shared, each beside an `isOwn` of its own module: an imported one is called.
 */
export class Room {
  readonly values: unknown[] = [];
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
