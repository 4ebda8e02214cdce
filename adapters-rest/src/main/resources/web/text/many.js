/* English counts: one card, two cards. */
export const many = (count, one, more) => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
