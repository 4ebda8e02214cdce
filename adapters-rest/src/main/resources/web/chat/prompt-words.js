/* The words of a prompt's parts: what kind each is, and why it is in or out. */
import { told } from '../text/index.js';

const KINDS = {
  system_prompt: 'instructions', instruction: 'instructions', post_history: 'instructions',
  description: 'character', personality: 'character', scenario: 'character', example_dialogue: 'examples',
  persona: 'persona', history: 'history', author_note: 'note', memory: 'note',
};

/** The kind by which a part is drawn. */
export const kindOf = (source) => {
  if (source.startsWith('lore_')) return 'lore';
  return source.startsWith('module_') ? 'character' : KINDS[source] ?? 'other';
};

export const nameOf = (source) => told(`part.${source}`, source);

export const reasonOf = (part) => told(`part.why.${part.reason}`, part.reason);
