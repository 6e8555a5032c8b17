/** Copies text; false where the browser does not allow it, and then the user is told. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    console.warn('Threadkeeper: not copied', error);
    return false;
  }
}

/** Copies rich text with its plain twin, for programs that take no other. */
export async function copyRich(html: string, text: string): Promise<boolean> {
  try {
    const item = { 'text/html': html, 'text/plain': text };
    const blobs = Object.entries(item).map(([type, words]) => [type, new Blob([words], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch (error) {
    console.warn('Threadkeeper: not copied', error);
    return false;
  }
}

/** Copies a picture that may still be in the making. */
export async function copyPicture(picture: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch (error) {
    console.warn('Threadkeeper: not copied', error);
    return false;
  }
}
