/* Copying, also where the page came over plain HTTP, which has no clipboard of its own. */
import { t } from '../text/index.js';
import { telling, toast } from './toast.js';

export const copy = (text) => telling(async () => {
  await (navigator.clipboard?.writeText(text) ?? copiedBySelection(text));
  toast(t('chat.copied'));
});

async function copiedBySelection(text) {
  const from = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'aside';
  // nothing outside of an open dialog can be selected
  (document.querySelector('dialog[open]') ?? document.body).append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  from?.focus();
  if (!copied) throw new Error(t('error.copy'));
}
