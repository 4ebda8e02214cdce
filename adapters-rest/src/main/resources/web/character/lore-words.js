/* What a lorebook's verdicts say in one word, said to people. */
import { t, told } from '../text/index.js';

/** What an entry is called: its name, else what calls it. */
export const titleOf = (entry, key = entry.keys?.[0]) => entry.name || entry.comment || key || t('lore.unnamed');

/** Where an entry's text stands; `position` is the server's word, such as `depth:4`. */
export function placeOf(position) {
  const [, word, fact] = /^([^:]*):?(.*)$/s.exec(position);
  return told(`place.${word}`, position, { fact });
}

/** Why entries stay out, as a heading above their names. */
export const whyOut = (reason) => told(`lore.out.${reason}`, reason);

/** Why an entry is in; `where` says of a verdict where its key was found. */
export const whyIn = (verdict, where) => told(`lore.in.${verdict.reason}`, verdict.reason,
  { key: verdict.key, where: where(verdict) });

const DECORATED = { before_desc: 'before_char', personality: 'personality', scenario: 'scenario' };

/** The place that a card asks for, in the server's words; `decorators` go before the entry's own fields. */
export function placeAsked(entry, decorators) {
  const given = (name) => decorators.find((line) => line.startsWith(`@@${name} `))?.slice(name.length + 3).trim();
  if (given('position')) return DECORATED[given('position')] ?? 'after_char';
  if (given('depth')) return `depth:${given('depth')}`;
  if (given('reverse_depth')) return `reverse_depth:${given('reverse_depth')}`;
  const { position, depth = 4, outlet_name: outlet = '' } = entry.extensions ?? {};
  const numbered = ['before_char', 'after_char', 'note_top', 'note_bottom', `depth:${depth}`,
    'before_examples', 'after_examples', `outlet:${outlet}`];
  return numbered[position] ?? (entry.position === 'after_char' ? 'after_char' : 'before_char');
}
