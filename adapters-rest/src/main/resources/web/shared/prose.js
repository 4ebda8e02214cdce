/* The little markup that stories use: *said softly*, **said loudly**, "said aloud", paragraphs. */
import { html, nothing } from 'lit-html';

const MARKS = /\*\*(?!\s)([^*\n]+?)\*\*|\*(?!\s)([^*\n]+?)\*|(["“「『][^"”」』\n]+["”」』])/g;
/** What is still being written has an opening mark whose closing one is yet to come. */
const UNFINISHED = /\*\*(?!\s)([^*\n]+)$|\*(?!\s)([^*\n]+)$|(["“「『][^"”」』\n]*)$/g;

const caret = html`<span class="caret" aria-hidden="true"></span>`;

/** Text as paragraphs; with `writing`, the last one ends in a caret. What broke off is `unfinished`, too. */
export function prose(text, writing = false, unfinished = writing) {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n{2,}/).filter((one) => one.trim() !== '');
  if (!paragraphs.length) return writing ? html`<p>${caret}</p>` : nothing;
  const last = paragraphs.length - 1;
  return paragraphs.map((one, at) => {
    const open = unfinished && at === last;
    return html`<p>${lines(one, open)}${writing && open ? caret : nothing}</p>`;
  });
}

function lines(paragraph, open) {
  const all = paragraph.split('\n');
  return all.map((line, at) => html`${inline(line, open && at === all.length - 1)}${at < all.length - 1 ? html`<br>` : nothing}`);
}

function inline(text, open) {
  const parts = [];
  let from = 0;
  const take = (match, offset) => {
    const at = match.index + offset;
    if (at > from) parts.push(text.slice(from, at));
    const [whole, strong, soft, quote] = match;
    // a quotation may hold emphasis; emphasis holds plain text
    parts.push(strong ? html`<strong>${strong}</strong>` : soft ? html`<em>${soft}</em>`
      : html`<q>${quote.length > 2 ? [quote[0], inline(quote.slice(1), false)] : quote}</q>`);
    from = at + whole.length;
  };
  for (const match of text.matchAll(MARKS)) take(match, 0);
  const rest = from;
  if (open) for (const match of text.slice(rest).matchAll(UNFINISHED)) take(match, rest);
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
