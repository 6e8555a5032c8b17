/** What two handles have in common where only case and punctuation differ: "Ada.Lund_7" and "adalund7". '' without a letter. */
export const foldedHandle = (handle: string): string => {
  const plain = handle
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  // A number is the site's own name for somebody who chose none.
  return /\p{L}/u.test(plain) ? plain : '';
};
