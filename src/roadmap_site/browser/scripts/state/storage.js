// The browser's storage, which may be full or denied.

/** @param {string} key @returns {string | null | undefined} undefined where storage is denied */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {}
}

/** @param {string} key @param {string} text @returns {boolean} whether there was room */
export function keep(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {}
}
