/**
 * Where an address is shown on a map: Norgeskart, of the mapping authority, which sells nothing and knows every house.
 */

/**
 * The address of the map that searches for `place`. It is only ever a link, and what is searched for stands after `#`,
 * which browsers do not send.
 */
export function mapAddress(place: string): string {
  return `https://norgeskart.no/#!?sok=${encodeURIComponent(place)}`;
}
