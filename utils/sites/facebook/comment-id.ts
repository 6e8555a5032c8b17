/** A comment's own id, in the two spellings of its links: digits, or base64 of `comment:<post>_<comment>`. */

export function commentId(value: string | null): { id?: string; post?: string } {
  if (!value || value.length > 200) return {};
  if (/^\d{1,40}$/.test(value)) return { id: value };
  try {
    const [, post, id] = /^comment:(\d{1,40})_(\d{1,40})$/.exec(atob(value)) ?? [];
    return post && id ? { id, post } : {};
  } catch {
    return {};
  }
}
