/** Gives the user a file, by way of the browser's own download. */

/** How long the browser may take to fetch what it saves, in ms; a link that is taken back at once saves nothing. */
const KEPT = 60_000;

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/** `threadkeeper-2026-11-22.jsonl`, by the user's own calendar. */
export function fileName(what: string, ending: string, now: number): string {
  const date = new Date(now);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${what}-${day}.${ending}`;
}
