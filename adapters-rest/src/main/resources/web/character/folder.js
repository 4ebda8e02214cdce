/* What a dropped folder holds: the files in it, and in the folders in it, that may be cards. */

/** The endings that cards have, and archives of cards. */
export const KINDS = ['png', 'apng', 'json', 'charx', 'jpg', 'jpeg', 'yaml', 'yml', 'zip'];

export const mayBeCard = (name) => KINDS.includes(name.split('.').pop().toLowerCase());

/** `entries` are the browser's; each file knows the path by which it was found. */
export async function cardsIn(entries) {
  const found = [];
  for (const entry of entries) {
    if (entry.isDirectory) found.push(...await cardsIn(await children(entry)));
    else if (mayBeCard(entry.name)) found.push(await fileOf(entry));
  }
  return found;
}

/** A reader gives the children in handfuls, and an empty one at the end. */
async function children(folder) {
  const reader = folder.createReader();
  const all = [];
  for (let some; (some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); })).length;) all.push(...some);
  return all;
}

const fileOf = (entry) => new Promise((resolve, reject) => {
  entry.file((file) => resolve(Object.assign(file, { path: entry.fullPath.slice(1) })), reject);
});
