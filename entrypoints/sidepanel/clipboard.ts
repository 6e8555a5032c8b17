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
