/** In `browser.storage.local`: the page of the first steps was shown. One that is loaded from a folder is installed anew at every start of the browser. */
export const WELCOMED = 'welcomed';
