/**
 * What whoever put the chat on the page should know, in the console of the browser.
 */
export function warn(line: string): void {
  console.warn(`Hjelpefinner: ${line}`);
}
